import type { Event } from '@tongxin/eventing';

// Stored for ever. A name or a field here never changes; a new meaning is a new event.

/** A stretch of the log before a restore that nobody may be able to bring back. */
export interface UnknownStretch {
  /** Instant of recording of the last event in the backup; null where it held none. */
  readonly after: string | null;
  /** Instant at which the last head that the superior witnessed was signed, and how far the log went then; null where it witnessed none since. */
  readonly until: { readonly signedAt: string; readonly position: number } | null;
  /** Events after the backup that the superior gave back. */
  readonly returned: number;
}

/** The lives of a node; stream `nodeLife-<node>.<node>`. What an earlier life recorded after `heads` is not the node's any more. */
export type NodeLifeEvent = Event<
  'NodeRestored',
  {
    /** The life that begins. */
    epoch: number;
    /** Log position up to which the log is as it was before: the end of the backup. */
    kept: number;
    /** Own streams that leave the node and their last revisions; in parts where they are many. */
    heads: readonly { readonly stream: string; readonly revision: number }[];
    unknown: UnknownStretch;
  }
>;
