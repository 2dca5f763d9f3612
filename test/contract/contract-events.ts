import { createHash, randomUUID } from 'node:crypto';
import { seal, type Clock, type RecordedEvent, type SealedEvent } from '@tongxin/eventing';

/** A clock that stands still until it is set, forwards or back. */
export class SetClock implements Clock {
  constructor(private instant = '2026-03-01T08:00:00.000Z') {}
  now(): string {
    return this.instant;
  }
  set(instant: string): void {
    this.instant = instant;
  }
}

/** A stream that no other test has. */
export function newStream(category = 'contractCase'): string {
  return `${category}-990101101.${randomUUID()}`;
}

export function newEvent(stream: string, data: object = {}): SealedEvent {
  const id = randomUUID();
  return seal({
    id,
    stream,
    type: 'ContractTried',
    data,
    metadata: {
      actor: 'clerk@990101101',
      commandId: id,
      correlationId: id,
      causationId: null,
      occurredOn: '2026-03-01',
      recordedAt: '2026-03-01T08:00:00.000Z',
      origin: { node: '990101101', epoch: 1, revision: 0 },
      schema: 1,
    },
  });
}

export function newEvents(stream: string, count: number): SealedEvent[] {
  return Array.from({ length: count }, (_, at) => newEvent(stream, { at }));
}

export const idsOf = (events: readonly { readonly id: string }[]): string[] => events.map(({ id }) => id);

export const dataOf = (events: readonly RecordedEvent[]): unknown[] => events.map(({ data }) => data);

/** The rule of the chain, written once more and independently of any adapter. */
export function chainOf(texts: readonly string[]): string[] {
  let previous: Uint8Array = new Uint8Array(32);
  return texts.map((text) => {
    previous = createHash('sha256').update(previous).update(text, 'utf8').digest();
    return Buffer.from(previous).toString('hex');
  });
}

export const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
