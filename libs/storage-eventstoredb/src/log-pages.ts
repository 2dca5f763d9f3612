import { isOurs, type Connection } from './connection.js';
import type { Landmarks } from './landmarks.js';
import type { Patience } from './patience.js';
import type { StoredEvent } from './stored-event.js';

export interface StoredPage {
  readonly events: readonly StoredEvent[];
  readonly position: number;
}

/** How many events one page looks at for those wanted; bounds the time of a page that finds few. */
const SCAN = 20_000;
/** Events asked of the server at a time. */
const BATCH = 1_000;
/** Events looked at from the end for one of ours. */
const TAIL = [1, 64, 1_024];

/** The log in pages, without the events of the server's own streams. Positions have gaps; only those of events are ever asked for. */
export class LogPages {
  constructor(
    private readonly connection: Connection,
    private readonly patience: Patience,
    private readonly landmarks: Landmarks,
  ) {}

  /** At most `limit` events after a position; `position` moves over those that are not wanted and stays at the end of the log. */
  async after(after: number, limit: number, isWanted: (event: StoredEvent) => boolean = () => true): Promise<StoredPage> {
    const events: StoredEvent[] = [];
    let position = after;
    let left = Math.max(SCAN, limit);
    for await (const event of this.walk(after, () => Math.min(limit - events.length, left))) {
      position = event.position;
      left -= 1;
      if (isWanted(event)) events.push(event);
      if (events.length >= limit || left <= 0) break;
    }
    return { events, position };
  }

  /** Position of the last event that is ours; 0 when there is none. */
  async head(): Promise<number> {
    for (const count of TAIL) {
      const events = await this.patience.ask('the end of the log', (signal) => this.connection.readLog('end', 'backwards', count, signal));
      const last = events.find(isOurs);
      if (last) return last.position;
      if (events.length < count) return 0;
    }
    return this.landmarks.positionAt(Number.POSITIVE_INFINITY);
  }

  private async *walk(after: number, wanted: () => number): AsyncGenerator<StoredEvent> {
    for (let reached = after; ;) {
      // One more than wanted: the event at the position itself is given as well.
      const count = Math.min(wanted(), BATCH) + 1;
      const from = reached === 0 ? 'start' : reached;
      const page = await this.patience.ask('a page of the log', (signal) => this.connection.readLog(from, 'forwards', count, signal));
      const more = page.filter(({ position }) => position > reached);
      const last = more.at(-1);
      if (last) this.landmarks.note(last);
      yield* more.filter(isOurs);
      if (page.length < count || !last) return;
      reached = last.position;
    }
  }
}
