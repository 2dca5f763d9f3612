import type { KeyObject } from 'node:crypto';
import type { InsideLine } from './inside-line.js';

/** The processes of a node whose services run apart, by the names they answer to. `members` has accounts and sessions, `liaison` the links. */
export const SERVICE_NAMES = ['members', 'activities', 'proposals', 'liaison', 'county'] as const;
export type ServiceName = (typeof SERVICE_NAMES)[number];

/** What a process needs that hosts one service of a node while others host the rest. */
export interface Apart {
  readonly service: ServiceName;
  readonly line: InsideLine;
  /** The node's own, by which its sessions are read. */
  readonly publicKey: KeyObject;
}
