import { PARKED_EVENTS, type ParkedEvent } from '@tongxin/runtime';
import type { NodeOperation } from './link-operations.js';
import type { OperatedNode } from './operated-node.js';

export interface ParkedInput {
  readonly limit: number;
}

export interface RetryParkedInput {
  readonly reaction: string;
  readonly stream: string;
}

/** What reactions could not deal with and put aside, and what waits behind it. */
export async function parked({ engines }: OperatedNode, { limit }: ParkedInput): Promise<readonly ParkedEvent[]> {
  const found = await engines.ports.records.list<ParkedEvent>(PARKED_EVENTS, { limit });
  return found.map(({ value }) => value);
}

/** Deals once more with what a reaction parked of a stream. @throws Refused `reaction.nothing-parked`; the error of the event that failed again. */
export async function retryParked({ engines }: OperatedNode, { reaction, stream }: RetryParkedInput): Promise<{ readonly dealt: number }> {
  return { dealt: await engines.retryParked(reaction, stream) };
}

/** The operator's work on reactions: in the one program, or in the service that has them. */
export const reactionOperations = { parked, 'retry-parked': retryParked } as const satisfies Readonly<Record<string, NodeOperation>>;
