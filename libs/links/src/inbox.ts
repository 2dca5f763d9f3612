import { Refused, type RecordStore } from '@tongxin/eventing';
import type { Batch } from './batch.js';

/** What a peer sent and was not even looked into. */
export interface TurnedAway {
  /** The refusal it was answered with. */
  readonly code: string;
  /** When it began, nothing having been taken in between, and when it was so last. */
  readonly since: string;
  readonly at: string;
}

/** How far this node has come with what a peer sends. */
export interface InboxState {
  readonly sequence: number;
  /** The life of the peer in which it counts so. */
  readonly epoch: number;
  /** When it was last heard of, though with nothing new; empty while nothing has come. */
  readonly receivedAt: string;
  /** Sequence of the last entry that it said there is for us; absent while it has said nothing of it in this life. */
  readonly end?: number;
  readonly turnedAway?: TurnedAway;
}

export const INBOXES = 'inboxes';

export async function inboxOf(records: RecordStore, peer: string): Promise<InboxState> {
  return (await records.get<InboxState>(INBOXES, peer)) ?? { sequence: 0, epoch: 0, receivedAt: '' };
}

/**
 * A restored node numbers its entries anew from where its backup knew it was acknowledged: before that both lives count alike, and what comes after and
 * stands here already is seen entry by entry. @throws Refused `link.old-epoch`.
 */
export function inLife({ from, epoch, first }: Batch, inbox: InboxState): InboxState {
  if (epoch < inbox.epoch) throw new Refused('link.old-epoch', { from, epoch });
  if (epoch === inbox.epoch) return inbox;
  const { sequence, receivedAt, turnedAway: before } = inbox;
  return { sequence: Math.min(sequence, first - 1), epoch, receivedAt, ...(before && { turnedAway: before }) };
}

/** After a batch of this life that was taken up to a sequence. */
export function taken({ end }: Batch, inbox: InboxState, sequence: number, now: string): InboxState {
  return { ...inbox, sequence, receivedAt: now, ...(end !== undefined && { end }) };
}

/** After something that was not taken. */
export function turnedAway(inbox: InboxState, code: string, now: string): InboxState {
  const before = inbox.turnedAway;
  const goesOn = before?.code === code && before.since >= inbox.receivedAt;
  return { ...inbox, turnedAway: { code, since: goesOn ? before.since : now, at: now } };
}
