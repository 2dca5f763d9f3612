import type { EventContext, Event, Generation, Lookup, Projection, RecordedEvent, ViewStore } from '@tongxin/eventing';
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
    super(`view ${view} stopped at position ${position}: ${reason instanceof Error ? reason.message : String(reason)}`);
  }
}

const ABSENT = Symbol('absent');
type Cached = object | typeof ABSENT;

const CACHED_DOCUMENTS = 4_000;
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
    private readonly cachedDocuments = CACHED_DOCUMENTS,
  ) {
    this.projection = asProjection(declared);
    this.events = new Set(declared.events);
  }

  async open(): Promise<void> {
    this.saved = await this.store.open(this.generation);
    this.position = this.saved;
    this.complete = this.saved === 0;
  }

  /** Folds the events after its position; `upTo` is how far the batch reaches over all events, its own or not. */
  async take(events: readonly RecordedEvent[], upTo: number): Promise<void> {
    if (this.failure || upTo <= this.position) return;
    const changed = new Map<string, { position: number; document: object | undefined }>();
    let reached = upTo;
    for (const event of events) {
      if (event.position <= this.position || !this.events.has(event.type)) continue;
      try {
        await this.fold(event, changed);
      } catch (error) {
        this.failure = new ViewFailure(this.declared.name, event.position, error);
        reached = event.position - 1;
        break;
      }
    }
    await this.commit(changed, reached);
  }

  /** Writes the checkpoint that a quiet view had not troubled to write. */
  async save(): Promise<void> {
    if (this.position === this.saved) return;
    await this.store.commit(this.generation, this.saved, this.position, new Map());
    this.saved = this.position;
  }

  private async commit(changed: ReadonlyMap<string, { position: number; document: object | undefined }>, reached: number): Promise<void> {
    if (changed.size > 0 || reached - this.saved >= UNSAVED_POSITIONS) {
      await this.store.commit(this.generation, this.saved, reached, changed);
      this.saved = reached;
    }
    this.position = reached;
    this.forget();
  }

  private async fold(event: RecordedEvent, changed: Map<string, { position: number; document: object | undefined }>): Promise<void> {
    const context = contextOf(event, this.lookup);
    for (const [key, document] of await this.changesOf(event, context)) {
      this.cache.set(key, document ?? ABSENT);
      changed.set(key, { position: event.position, document });
    }
  }

  private async changesOf(event: RecordedEvent, context: EventContext): Promise<(readonly [string, object | undefined])[]> {
    for (;;) {
      try {
        return [...this.projection.changes(event, context)];
      } catch (error) {
        if (!(error instanceof NotLoaded)) throw error;
        await this.load(error.key);
      }
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

  private async load(key: string): Promise<void> {
    const found = await this.store.load(this.generation, [key]);
    this.cache.set(key, found.get(key) ?? ABSENT);
  }

  /** Keeps the younger half of a cache grown too large; only between batches, when all it holds is committed. */
  private forget(): void {
    if (this.cache.size <= this.cachedDocuments) return;
    this.complete = false;
    const keep = [...this.cache].slice(-Math.floor(this.cachedDocuments / 2));
    this.cache.clear();
    for (const [key, value] of keep) this.cache.set(key, value);
  }
}
