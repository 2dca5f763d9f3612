import type { Relation } from './link/link.js';
import type { LinkedNode } from './linked-nodes.view.js';
import type { LinkSenderState } from './link-sender.js';

export interface LinkState extends LinkSenderState {
  /** Entries taken from the peer, and when it was last heard of. */
  readonly received: number;
  readonly lastReceivedAt: string | null;
}

/** How a peer stands to this node, with what has to be counted for it. */
export interface LinkStanding extends LinkState {
  readonly name: string;
  readonly relation: Relation;
  /** When it last sent or acknowledged anything; null for a peer that was never heard of. */
  readonly lastSeenAt: string | null;
  /** Entries there are for it that it has not acknowledged. */
  readonly waiting: number;
  /** Entries of it that did not fit; `MOST_COUNTED` stands for all that are more. */
  readonly quarantined: number;
}

/** Of what did not fit. */
export const MOST_COUNTED = 1_000;

export function standingOf(
  { name, relation }: LinkedNode,
  state: LinkState,
  counted: Pick<LinkStanding, 'waiting' | 'quarantined'>,
): LinkStanding {
  const heard = [state.lastAcknowledgedAt, state.lastReceivedAt].filter((at) => at !== null).toSorted();
  return { ...state, ...counted, name, relation, lastSeenAt: heard.at(-1) ?? null };
}
