import { seal, streamOf, type Event, type EventStore, type SealedEvent } from '@tongxin/eventing';
import { eventIdOf } from '../ids.js';

export interface Written {
  readonly node?: string;
  readonly epoch?: number;
  readonly category?: string;
}

/** Events of one stream as their owner seals them, from a revision on. */
export function sealedOf(
  stream: string,
  from: number,
  events: readonly Event[],
  { node = '990101101', epoch = 1 }: Written = {},
): SealedEvent[] {
  return events.map(({ type, data }, index) => {
    const revision = from + index;
    const commandId = `${stream}@${revision}`;
    return seal({
      id: eventIdOf(commandId, 0),
      stream,
      type,
      data,
      metadata: {
        actor: `clerk@${node}`,
        commandId,
        correlationId: commandId,
        causationId: null,
        occurredOn: '2026-04-01',
        recordedAt: '2026-04-01T02:00:00.000Z',
        origin: { node, epoch, revision },
        schema: 1,
      },
    });
  });
}

/** Appends events to the end of a stream of a node; gives back the log's head. */
export async function happen(store: EventStore, id: string, events: readonly Event[], written: Written = {}): Promise<number> {
  const stream = streamOf(written.category ?? 'note', written.node ?? '990101101', id);
  const last = (await store.read(stream)).length - 1;
  const { position } = await store.append(stream, last, sealedOf(stream, last + 1, events, written));
  return position;
}
