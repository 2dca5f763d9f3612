import type { Peer } from './peer.js';
import type { Size } from './size.js';
import type { Workspace } from './workspace.js';

/** What every row is given. */
export interface BenchContext {
  readonly size: Size;
  readonly workspace: Workspace;
  /** Absent where it cannot be had; its figures are then null. */
  readonly peer: Peer | undefined;
  /** Says how far it is. */
  say(text: string): void;
}
