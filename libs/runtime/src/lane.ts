import type { Event, Generation, Lookup, Projection, RecordedEvent, ViewStore } from '@tongxin/eventing';
import { asProjection, contextOf, type AnyView } from './projection.js';

/** A document the fold wants and the cache does not hold; loaded, and the event is asked again. */
class NotLoaded extends Error {
  constructor(readonly key: string) {
    super(key);
  }
}

/** The event a view broke on. */
export class ViewFailure extends Error {
  constructor(
    readonly view: string,
    readonly position: number,
    readonly reason: unknown,
  ) {
    super(`view ${view} stopped at position ${position}: ${reason instanceof Error ? reason.message : String(reason)}`, { cause: reason });
  }
}

const ABSENT = Symbol('absent');
type Cached = object | typeof ABSENT;
type Change = readonly [key: string, document: object | undefined];
type Changes = Map<string, { position: number; document: object | undefined }>;

/** Documents kept in memory by a view that follows the log; a document that is not there costs one read of the store. */
export const LIVE_DOCUMENTS = 500;
/** Quiet views write their checkpoint every so many positions only. */
const UNSAVED_POSITIONS = 1_000;

/** One generation of one view moving along the log: folds batches in memory and commits each with its checkpoint. */
export class Lane {
  readonly events: ReadonlySet<string>;
  private readonly projection: Projection<Event>;
  private readonly cache = new Map<string, Cached>();
  private saved = 0;
  /** The cache holds every document there is: built from the start, nothing forgotten yet. */
  private complete = false;
  /** Up to here all events are in the documents. */
  position = 0;
  failure: ViewFailure | undefined;

  constructor(
    readonly declared: AnyView,
    readonly generation: Generation,
    private readonly store: ViewStore,
    private cachedDocuments = LIVE_DOCUMENTS,
  ) {
    this.projection = asProjection(declared);
    this.events = new Set(declared.events);
  }

  /** Goes on from the checkpoint that the store holds, whatever was in memory: at start, and after a commit that failed. */
  async open(): Promise<void> {
    this.cache.clear();
    this.saved = await this.store.open(this.generation);
    this.position = this.saved;
    this.complete = this.saved === 0;
  }

  /**
   * Folds the events after its position; `upTo` is how far the batch reaches over all events, its own or not. An event that the view cannot fold
   * stops it for good, with `failure` set. @throws what the store throws; `open` then goes on from what was written.
   */
  async take(events: readonly RecordedEvent[], upTo: number): Promise<void> {
    if (this.failure || upTo <= this.position) return;
    const mine = events.filter(({ position, type }) => position > this.position && this.events.has(type));
    if (!this.complete && mine.length > 0) await this.loadAhead(mine);
    const changed: Changes = new Map();
    for (const event of mine) {
      for (let missing = this.fold(event, changed); missing !== undefined; missing = this.fold(event, changed)) await this.load([missing]);
      if (this.failure) break;
    }
    await this.commit(changed, this.end(upTo));
  }

  /** Writes the checkpoint that a quiet view had not troubled to write. */
  async save(): Promise<void> {
    if (this.position === this.saved) return;
    const reached = this.position;
    await this.store.commit(this.generation, this.saved, reached, new Map());
    this.saved = reached;
  }

  /** From now on it follows the log event by event, and keeps no more in memory than that needs. */
  settle(): void {
    this.cachedDocuments = LIVE_DOCUMENTS;
    this.forget();
  }

  private end(upTo: number): number {
    return this.failure ? this.failure.position - 1 : upTo;
  }

  private async commit(changed: Changes, reached: number): Promise<void> {
    if (changed.size > 0 || reached - this.saved >= UNSAVED_POSITIONS) {
      await this.store.commit(this.generation, this.saved, reached, changed);
      this.saved = reached;
    }
    this.position = reached;
    this.forget();
  }

  /** The key of a document that must be loaded first, if one is missing; then nothing was changed. */
  private fold(event: RecordedEvent, changed: Changes): string | undefined {
    try {
      const changes = this.projection.changes(event, contextOf(event, this.lookup));
      // All of them before the first is kept: asking for a document that is not loaded breaks off in the middle.
      for (const [key, document] of Array.isArray(changes) ? (changes as Change[]) : [...changes]) {
        this.cache.set(key, document ?? ABSENT);
        changed.set(key, { position: event.position, document });
      }
      return undefined;
    } catch (error) {
      if (error instanceof NotLoaded) return error.key;
      this.failure = new ViewFailure(this.declared.name, event.position, error);
      return undefined;
    }
  }

  private readonly lookup: Lookup = <Doc>(key: string) => {
    const known = this.cache.get(key);
    if (known === undefined) {
      if (this.complete) return undefined;
      throw new NotLoaded(key);
    }
    return known === ABSENT ? undefined : (known as Doc);
  };

  /** Loads in one read what a batch will ask for, as far as the keys tell; what they do not tell is loaded when it is asked for. */
  private async loadAhead(events: readonly RecordedEvent[]): Promise<void> {
    const wanted = new Set<string>();
    for (const event of events) for (const key of this.keysOf(event)) if (!this.cache.has(key)) wanted.add(key);
    if (wanted.size > 0) await this.load([...wanted]);
  }

  private keysOf(event: RecordedEvent): readonly string[] {
    if ('changes' in this.declared) return [];
    try {
      return this.declared.keys(event, contextOf(event, this.lookup));
    } catch {
      // Keys that hang on a document not loaded, or an event that the fold will stop at.
      return [];
    }
  }

  private async load(keys: readonly string[]): Promise<void> {
    const found = await this.store.load(this.generation, keys);
    for (const key of keys) this.cache.set(key, found.get(key) ?? ABSENT);
  }

  /** Keeps the younger half of a cache grown too large; only between batches, when all it holds is committed. */
  private forget(): void {
    if (this.cache.size <= this.cachedDocuments) return;
    this.complete = false;
    let surplus = this.cache.size - Math.floor(this.cachedDocuments / 2);
    for (const key of this.cache.keys()) {
      if (surplus <= 0) return;
      this.cache.delete(key);
      surplus -= 1;
    }
  }
}
