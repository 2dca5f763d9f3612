import { parseStream, streamOf, type Event, type RecordedEvent } from '@tongxin/eventing';

/** What a spec may say of an event's circumstances; the rest is filled in. */
export interface Circumstances {
  /** The stream's id within its category and node. Default `x`. */
  readonly id?: string;
  /** The node that owns the stream. Default `990101101`. */
  readonly node?: string;
  /** Default `stream`. */
  readonly category?: string;
  /** Instead of category, node and id. */
  readonly stream?: string;
  /** The event's own id. Default `event-<position>`. */
  readonly eventId?: string;
  readonly actor?: string;
  readonly commandId?: string;
  /** Default the day of `recordedAt`. */
  readonly occurredOn?: string;
  /** Default 2026-04-01, ten in the morning in China. */
  readonly recordedAt?: string;
  /** When this log took it. Default `recordedAt`. */
  readonly storedAt?: string;
  /** Default one after the event before. */
  readonly position?: number;
  /** Default one after the event before in its stream. */
  readonly revision?: number;
}

/** An event as a spec states it: type, data and, where they matter, its circumstances. */
export type Happened<E extends Event> = E & Circumstances;

/** Events as a log gives them back, in the order stated. */
export function recorded<E extends Event>(happened: readonly Happened<E>[]): RecordedEvent<E>[] {
  const revisions = new Map<string, number>();
  let last = 0;
  return happened.map((one) => {
    const { id = 'x', node = '990101101', category = 'stream' } = one;
    const stream = one.stream ?? streamOf(category, node, id);
    const revision = one.revision ?? (revisions.get(stream) ?? -1) + 1;
    revisions.set(stream, revision);
    last = one.position ?? last + 1;
    return envelop(one, { stream, revision, position: last }) as RecordedEvent<E>;
  });
}

function envelop(one: Happened<Event>, place: { stream: string; revision: number; position: number }): RecordedEvent {
  const { node } = parseStream(place.stream);
  const { recordedAt = '2026-04-01T02:00:00.000Z', eventId = `event-${place.position}`, commandId = `command-${place.position}` } = one;
  const { occurredOn = recordedAt.slice(0, 10), storedAt = recordedAt, actor = `clerk@${node}` } = one;
  return {
    type: one.type,
    data: one.data,
    id: eventId,
    metadata: {
      actor,
      commandId,
      correlationId: commandId,
      causationId: null,
      occurredOn,
      recordedAt,
      origin: { node, epoch: 1, revision: place.revision },
      schema: 1,
    },
    storedAt,
    ...place,
  };
}
