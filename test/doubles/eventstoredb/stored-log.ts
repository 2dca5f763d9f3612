import { EventEmitter } from 'node:events';
import { WrongExpectedVersion, type Expected, type Written } from './answers.js';
import { eventFrame } from './frames.js';
import { LogFile } from './log-file.js';
import { entriesOf, entryOf, type Placed, type Proposed } from './proposed.js';

/** An event as the double keeps it: already encoded, so that it is fed as quickly as a server feeds it. */
export interface Kept {
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly frame: Buffer;
}

/** Events remembered for appends at any revision; a server does no more for them. */
const RECENT = 1000;

/** The log of the double: version check, idempotence by ids at exact places, and order. Events can be read once they are durable. */
export class StoredLog {
  private readonly all: Kept[] = [];
  private readonly streams = new Map<string, number[]>();
  private readonly recent = new Map<string, Written>();
  private readonly places = new Set<number>();
  private durable = 0;
  private flushed: Promise<void> = Promise.resolve();
  private readonly told = new EventEmitter().setMaxListeners(0);

  private constructor(private readonly file: LogFile) {}

  static async open(path: string): Promise<StoredLog> {
    const replayed: Placed[] = [];
    const log = new StoredLog(await LogFile.open(path, (body, at) => void replayed.push(...entriesOf(body, at))));
    for (const placed of replayed) log.keep(placed);
    log.durable = log.all.length;
    return log;
  }

  /** Number of events that can be read. */
  get length(): number {
    return this.durable;
  }

  at(index: number): Kept | undefined {
    return index < this.durable ? this.all[index] : undefined;
  }

  /** Indexes in the log of the events of a stream that can be read; undefined when there is no such stream. */
  stream(name: string): readonly number[] | undefined {
    const indexes = this.streams.get(name) ?? [];
    const readable = (indexes.at(-1) ?? 0) < this.durable ? indexes : indexes.filter((index) => index < this.durable);
    return readable.length > 0 ? readable : undefined;
  }

  /** Index of the first event after a position. */
  after(position: number): number {
    let [low, high] = [0, this.durable];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.all[middle].position <= position) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Whether an event stands at exactly this position. */
  isPlace(position: number): boolean {
    return position === 0 || this.places.has(position);
  }

  onDurable(listener: () => void): () => void {
    this.told.on('durable', listener);
    return () => this.told.off('durable', listener);
  }

  async append(stream: string, expected: Expected, events: readonly Proposed[]): Promise<Written | WrongExpectedVersion> {
    const indexes = this.streams.get(stream) ?? [];
    const current = indexes.length - 1;
    const repeat = this.repeated(indexes, expected, events);
    if (repeat) {
      await this.flushed;
      return repeat;
    }
    const isFree = expected === 'any' || (expected === 'stream_exists' ? current >= 0 : expected === current);
    if (!isFree) {
      await this.flushed;
      return new WrongExpectedVersion(current);
    }
    return this.write(stream, current, events);
  }

  async close(): Promise<void> {
    await this.file.close();
  }

  private async write(stream: string, current: number, events: readonly Proposed[]): Promise<Written> {
    const created = String(BigInt(Date.now()) * 10_000n);
    const entries = events.map((event, at) => entryOf({ ...event, stream, revision: current + 1 + at, created }));
    const body = Buffer.concat(entries);
    for (const placed of entriesOf(body, this.file.next)) this.keep(placed);
    const last = this.all.at(-1) as Kept;
    const reached = this.all.length;
    const written = { revision: last.revision, position: last.position };
    this.remember(events, written);
    this.flushed = this.file.append(body).then(() => {
      this.durable = reached;
      this.told.emit('durable');
    });
    await this.flushed;
    return written;
  }

  /** The first answer, when all events stand at the very places. */
  private repeated(indexes: readonly number[], expected: Expected, events: readonly Proposed[]): Written | undefined {
    if (typeof expected !== 'number') return this.recent.get(keyOf(events));
    const there = indexes.slice(expected + 1, expected + 1 + events.length).map((index) => this.all[index]);
    const isSame = there.length === events.length && events.every(({ id }, at) => there[at]?.id === id);
    const last = there.at(-1);
    return isSame && last ? { revision: last.revision, position: last.position } : undefined;
  }

  private remember(events: readonly Proposed[], written: Written): void {
    this.recent.set(keyOf(events), written);
    const [oldest] = this.recent.keys();
    if (this.recent.size > RECENT && oldest !== undefined) this.recent.delete(oldest);
  }

  private keep(placed: Placed): void {
    const { position, stream, revision, id, type } = placed;
    const indexes = this.streams.get(stream);
    if (indexes) indexes.push(this.all.length);
    else this.streams.set(stream, [this.all.length]);
    this.places.add(position);
    this.all.push({ position, stream, revision, id, type, frame: eventFrame(placed) });
  }
}

function keyOf(events: readonly Proposed[]): string {
  return events.map(({ id }) => id).join();
}
