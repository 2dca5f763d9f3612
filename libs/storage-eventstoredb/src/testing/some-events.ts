import { randomUUID } from 'node:crypto';
import { seal, type SealedEvent } from '@tongxin/eventing';

/** A stream that no other test has. */
export const someStream = (category = 'serverCase'): string => `${category}-990101101.${randomUUID()}`;

/** An event of made-up content; `note` goes into its text, not into its id. */
export function someEvent(stream: string, note = '', id: string = randomUUID(), revision = 0): SealedEvent {
  return seal({
    id,
    stream,
    type: 'ServerTried',
    data: { note },
    metadata: {
      actor: 'clerk@990101101',
      commandId: id,
      correlationId: id,
      causationId: null,
      occurredOn: '2026-03-01',
      recordedAt: '2026-03-01T08:00:00.000Z',
      origin: { node: '990101101', epoch: 1, revision },
      schema: 1,
    },
  });
}

/** Events for the revisions from `from` on. */
export const someEvents = (stream: string, count: number, from = 0): SealedEvent[] =>
  Array.from({ length: count }, (_, at) => someEvent(stream, '', randomUUID(), from + at));
