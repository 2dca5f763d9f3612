import type { InboxState, TurnedAway } from './inbox.js';
import type { Relation } from './link/link.js';
import type { LinkedNode } from './linked-nodes.view.js';
import type { Quarantined, QuarantineReason } from './link-receiver.js';
import type { LinkSenderState } from './link-sender.js';

export interface LinkState extends LinkSenderState {
  /** Entries taken from the peer, and when it was last heard of. */
  readonly received: number;
  readonly lastReceivedAt: string | null;
  /** Entries that the peer said there are for us and that have not come; null while it has said nothing of it. */
  readonly behind: number | null;
  /** Why something of the peer was not even looked into, the last time that it was so; null where it never was. */
  readonly turnedAway: TurnedAway | null;
}

/** How a peer stands to this node, with what has to be counted for it. */
export interface LinkStanding extends LinkState {
  readonly name: string;
  readonly relation: Relation;
  /** When it last sent or acknowledged anything; null for a peer that was never heard of. */
  readonly lastSeenAt: string | null;
  /** Entries there are for it that it has not acknowledged. */
  readonly waiting: number;
  readonly quarantine: Quarantine;
}

/** What a peer sent and did not fit. */
export interface Quarantine {
  /** `MOST_COUNTED` stands for all that are more. */
  readonly entries: number;
  /** When the first of them came; null where there are none. */
  readonly since: string | null;
  readonly reasons: readonly QuarantineReason[];
}

/** Of what did not fit. */
export const MOST_COUNTED = 1_000;

export function linkState(sending: LinkSenderState, { sequence, receivedAt, end, turnedAway }: InboxState): LinkState {
  const behind = end === undefined ? null : Math.max(0, end - sequence);
  return { ...sending, received: sequence, lastReceivedAt: receivedAt || null, behind, turnedAway: turnedAway ?? null };
}

export function standingOf({ name, relation }: LinkedNode, state: LinkState, waiting: number, aside: readonly Quarantined[]): LinkStanding {
  const heard = [state.lastAcknowledgedAt, state.lastReceivedAt].filter((at) => at !== null).toSorted();
  return { ...state, name, relation, waiting, lastSeenAt: heard.at(-1) ?? null, quarantine: quarantineOf(aside) };
}

/** Whether the last that came of a peer was refused. */
export function isTurnedAway({ turnedAway, lastReceivedAt }: Pick<LinkState, 'turnedAway' | 'lastReceivedAt'>): boolean {
  return turnedAway !== null && turnedAway.at > (lastReceivedAt ?? '');
}

function quarantineOf(aside: readonly Quarantined[]): Quarantine {
  const since = aside.map(({ at }) => at).toSorted()[0] ?? null;
  return { entries: aside.length, since, reasons: [...new Set(aside.map(({ reason }) => reason))].toSorted() };
}
