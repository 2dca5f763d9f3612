import type { Envelope } from '@tongxin/eventing';
import { historyOf } from './history.js';
import type { MixEvent, Recording } from './mix.js';

/** A recording as it would be appended: where in its stream, and the envelopes not yet serialised. */
export interface Prepared {
  readonly stream: string;
  /** Revision before the first of them. */
  readonly expected: number;
  readonly envelopes: readonly Envelope[];
}

/** Gives recordings their places and envelopes, one after the other. */
export class Envelopes {
  private readonly revisions = new Map<string, number>();
  private made = 0;

  of({ node, stream, events }: Recording, recordedAt: string): Prepared {
    const expected = this.revisions.get(stream) ?? -1;
    this.revisions.set(stream, expected + events.length);
    const commandId = this.nextId();
    const envelopes = events.map(({ type, data }, at) => ({
      id: this.nextId(),
      stream,
      type,
      data,
      metadata: {
        actor: `clerk@${node}`,
        commandId,
        correlationId: commandId,
        causationId: null,
        occurredOn: recordedAt.slice(0, 10),
        recordedAt,
        origin: { node, epoch: 0, revision: expected + 1 + at },
        schema: 1,
      },
    }));
    return { stream, expected, envelopes };
  }

  /** Has the form of a UUID and grows, as ids of version 7 do. */
  private nextId(): string {
    this.made += 1;
    return `01890000-0000-7000-8000-${this.made.toString(16).padStart(12, '0')}`;
  }
}

/** Appends of one event each to 64 streams in turn: neighbours never wait for each other's revision. */
export class SingleAppends {
  private readonly envelopes = new Envelopes();
  private made = 0;

  next(count: number): Prepared[] {
    return Array.from({ length: count }, () => {
      this.made += 1;
      return this.envelopes.of(
        { node: NODE, stream: `activity-${NODE}.activity-${this.made % 64}`, events: [scheduled] },
        '2023-03-01T01:20:00.000Z',
      );
    });
  }
}

const NODE = '990101101';
const scheduled: MixEvent = {
  type: 'ActivityScheduled',
  data: {
    type: 'TRAINING',
    title: '组织委员赴村组开展春耕备耕专题视察',
    on: '2023-03-14',
    place: '镇政府三楼会议室',
    plan: null,
    topics: ['春耕备耕'],
    outside: [],
  },
};

/** The whole made-up history as one list, for logs small enough. */
export function preparedHistory(events: number, townships: number): Prepared[] {
  const envelopes = new Envelopes();
  return [...historyOf(events, townships)].flatMap(({ day, recordings }) => recordings.map((one) => envelopes.of(one, atNoonOf(day))));
}

export function atNoonOf(day: string): string {
  return `${day}T04:00:00.000Z`;
}
