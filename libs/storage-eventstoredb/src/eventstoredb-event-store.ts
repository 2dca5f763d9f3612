import {
  categoryOf,
  type Appended,
  type EventStore,
  type LogPage,
  type RecordedEvent,
  type SealedEvent,
  type SealedRecord,
  type StreamAppend,
} from '@tongxin/eventing';
import { Appender } from './appender.js';
import type { Connection } from './connection.js';
import { Landmarks } from './landmarks.js';
import { LogFollower } from './log-follower.js';
import { LogPages } from './log-pages.js';
import type { Patience } from './patience.js';
import { hashOf, toRecorded, toSealed, type StoredEvent } from './stored-event.js';
import { NO_HEAD, StreamHeads } from './stream-heads.js';

/** Events of a stream asked of the server at a time. */
const BATCH = 1_000;

/**
 * The log of one node in EventStoreDB, shared by the services of the node: each appends to categories of its own, all read everything.
 * An append is acknowledged once the server has it on disk. `storedAt` is the server's clock.
 */
export class EventStoreDbEventStore implements EventStore {
  readonly positionsHaveGaps = true;
  private readonly heads = new StreamHeads();
  private readonly landmarks: Landmarks;
  private readonly appender: Appender;
  private readonly pages: LogPages;
  private readonly inFlight = new Set<Promise<unknown>>();
  private follower!: LogFollower;
  private isClosed = false;

  private constructor(
    private readonly connection: Connection,
    private readonly patience: Patience,
  ) {
    this.landmarks = new Landmarks(connection, patience);
    this.appender = new Appender(connection, patience, this.heads);
    this.pages = new LogPages(connection, patience, this.landmarks);
  }

  /** @throws NoAnswer when no server answers in time. */
  static async open(connection: Connection, patience: Patience): Promise<EventStoreDbEventStore> {
    const store = new EventStoreDbEventStore(connection, patience);
    const told = { event: (event: StoredEvent) => store.landmarks.note(event), broken: () => store.heads.clear() };
    store.follower = new LogFollower(connection, told, await store.head());
    return store;
  }

  /**
   * As the port says. Passing faults of the server are ridden over within the time limit. `repeated` tells what this process could see: when another process
   * writes the very same events in the same instant, both may be told that they wrote them.
   * @throws NoAnswer when the answer is lost; the same append again then finds out whether it was written.
   */
  append(stream: string, expectedRevision: number, events: readonly SealedEvent[]): Promise<Appended> {
    if (this.isClosed) return Promise.reject(new Error('the store is closed'));
    if (events.length === 0) return Promise.reject(new Error(`append of no events to ${stream}`));
    const appending = this.tellAfter(this.appender.append(stream, expectedRevision, events)).finally(() => this.inFlight.delete(appending));
    this.inFlight.add(appending);
    return appending;
  }

  /** One after the other: the server has no append to several streams. */
  async appendInOrder(appends: readonly StreamAppend[]): Promise<void> {
    for (const { stream, expectedRevision, events } of appends) await this.append(stream, expectedRevision, events);
  }

  async read(stream: string, from = 0): Promise<readonly RecordedEvent[]> {
    return (await this.readAll(stream, from)).map(toRecorded);
  }

  async readLog(after: number, { categories, limit = 1000 }: { categories?: readonly string[]; limit?: number } = {}): Promise<LogPage> {
    const isWanted = categories && ((event: StoredEvent): boolean => categories.includes(categoryOf(event.stream)));
    const { events, position } = await this.pages.after(after, limit, isWanted);
    return { events: events.map(toRecorded), position };
  }

  async readSealed(after: number, limit = 1000): Promise<readonly SealedRecord[]> {
    return (await this.pages.after(after, limit)).events.map(toSealed);
  }

  async readStreamSealed(stream: string, from = 0): Promise<readonly SealedRecord[]> {
    return (await this.readAll(stream, from)).map(toSealed);
  }

  /** Asked of the server each time, since others append too. */
  async head(): Promise<number> {
    return this.pages.head();
  }

  /** Found by walking back from a place in the log known to be later, see `Landmarks`; instants are the server's and assumed to grow. */
  async positionAt(instant: string): Promise<number> {
    const milliseconds = Date.parse(instant);
    if (Number.isNaN(milliseconds)) throw new Error(`not an instant: ${instant}`);
    return this.landmarks.positionAt(milliseconds);
  }

  /** Told of every append, whichever process made it; of those of others as soon as the subscription brings them. */
  onAppended(listener: (head: number) => void): () => void {
    return this.follower.listen(listener);
  }

  /** Waits for the appends in flight, at most as long as they may take. */
  async close(): Promise<void> {
    if (this.isClosed) return;
    this.isClosed = true;
    await Promise.allSettled(this.inFlight);
    this.follower.stop();
    await this.connection.close();
  }

  private async tellAfter(appending: Promise<Appended>): Promise<Appended> {
    const appended = await appending;
    this.follower.reached(appended.position);
    return appended;
  }

  private async readAll(stream: string, from: number): Promise<StoredEvent[]> {
    const events: StoredEvent[] = [];
    for (;;) {
      const start = from + events.length;
      const page = await this.patience.ask(stream, (signal) => this.connection.readStream(stream, start, BATCH, signal));
      events.push(...page);
      if (page.length < BATCH) break;
    }
    this.remember(stream, from, events.at(-1));
    return events;
  }

  /** Who decides reads the stream first, so its append need not ask for the end. */
  private remember(stream: string, from: number, last: StoredEvent | undefined): void {
    if (last) this.heads.saw(stream, { revision: last.revision, hash: hashOf(last) });
    else if (from === 0) this.heads.saw(stream, NO_HEAD);
  }
}
