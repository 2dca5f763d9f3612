import { seal, type SealedEvent } from '@tongxin/eventing';
import type { SentCommand } from './ledger.js';

/** An append as the workload sends it; from it the very same events can be made again after a crash. */
export interface StoreCommand {
  readonly stream: string;
  readonly expected: number;
  readonly ids: readonly string[];
  /** Whether a record of the stream's head goes with it in the same transaction. */
  readonly recorded: boolean;
}

export function encode(command: StoreCommand): SentCommand {
  return { id: command.ids[0] ?? '', body: JSON.stringify(command) };
}

export function decode({ body }: SentCommand): StoreCommand {
  return JSON.parse(body) as StoreCommand;
}

export function eventsOf({ stream, expected, ids }: StoreCommand): SealedEvent[] {
  return ids.map((id, at) =>
    seal({
      id,
      stream,
      type: 'FaultTried',
      data: { note: `第${at + 1}条：春耕备耕调研`, more: id.repeat((expected + at + 2) % 7) },
      metadata: {
        actor: 'clerk@990101101',
        commandId: ids[0] ?? id,
        correlationId: ids[0] ?? id,
        causationId: null,
        occurredOn: '2026-03-01',
        recordedAt: '2026-03-01T08:00:00.000Z',
        origin: { node: '990101101', epoch: 1, revision: expected + 1 + at },
        schema: 1,
      },
    }),
  );
}
