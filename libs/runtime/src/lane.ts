import type { Event, Generation, Lookup, Projection, RecordedEvent, ViewStore } from '@tongxin/eventing';
import { DocumentCache } from './document-cache.js';
import { KeyFilter } from './key-filter.js';
import { asProjection, contextOf, type AnyView } from './projection.js';

/** Thrown when the fold wants a document that is not at hand; it is loaded, and the event is asked again. One for all, since making errors is slow. */
class NotLoaded extends Error {
  key = '';
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

const NOTHING: Changes = new Map();

/** How much of a view is kept in memory. */
export interface LaneLimits {
  /** Documents at hand; one that is not costs a read of the store. */
  readonly documents: number;
  /** Changed documents that are gathered before they are written. */
  readonly unwritten: number;
  /** Events that may go by a view before its checkpoint is written, though they changed nothing in it. */
  readonly passed: number;
}

/** For a view that follows the log: what is folded is written at once. */
export const LIVE: LaneLimits = { documents: 500, unwritten: 1, passed: 1_000 };
/** For one that is being built: a total that a thousand events change is written once. */
export const BUILDING: LaneLimits = { documents: 4_000, unwritten: 1_500, passed: 20_000 };

/** One generation of one view moving along the log: folds batches in memory and commits each with its checkpoint. */
export class Lane {
  readonly events: ReadonlySet<string>;
  private readonly projection: Projection<Event>;
  private readonly cache: DocumentCache<Cached>;
  private readonly notLoaded = new NotLoaded();
  private unwritten: Changes = new Map();
  /** What the store is writing while folding goes on. */
  private writing: Changes = NOTHING;
  private saving: Promise<void> | undefined;
  /** Keys that were ever written, as long as it was built from the start. */
  private written: KeyFilter | undefined;
  private saved = 0;
  /** Events that went by since. */
  private passed = 0;
  /** Up to here all events are folded. */
  folded = 0;
  /** Up to here all events are in the documents. */
  position = 0;
  failure: ViewFailure | undefined;

  constructor(
    readonly declared: AnyView,
    readonly generation: Generation,
    private readonly store: ViewStore,
    private limits: LaneLimits = LIVE,
  ) {
    this.projection = asProjection(declared);
    this.events = new Set(declared.events);
    this.cache = new DocumentCache(limits.documents);
  }

  /** Documents in memory. */
  get held(): number {
    return this.cache.size + this.unwritten.size + this.writing.size;
  }

  /** Goes on from the checkpoint that the store holds, whatever was in memory: at start, and after a commit that failed. */
  async open(): Promise<void> {
    await this.saving?.catch(() => undefined);
    this.saving = undefined;
    this.cache.clear();
    this.unwritten = new Map();
    this.writing = NOTHING;
    this.saved = await this.store.open(this.generation);
    this.passed = 0;
    this.folded = this.saved;
    this.position = this.saved;
    this.written = this.saved === 0 && this.limits !== LIVE ? new KeyFilter() : undefined;
  }

  /**
   * Folds the events after those it has; `upTo` is how far the batch reaches over all events, its own or not, and `count` how many those are. An event that the view cannot fold
   * stops it for good, with `failure` set. @throws what the store throws; `open` then goes on from what was written.
   */
  async take(events: readonly RecordedEvent[], upTo: number, count: number): Promise<void> {
    if (this.failure || upTo <= this.folded) return;
    this.passed += count;
    const mine = events.filter(({ position, type }) => position > this.folded && this.events.has(type));
    if (!this.written && mine.length > 0) await this.loadAhead(mine);
    for (const event of mine) {
      for (let missing = this.fold(event); missing !== undefined; missing = this.fold(event)) await this.load([missing]);
      if (this.failure) break;
    }
    await this.reach(this.end(events, upTo));
  }

  /** Writes what is gathered, and the checkpoint that a quiet view had not troubled to write. */
  async save(): Promise<void> {
    await this.beginSaving();
    await this.saving;
  }

  /** Once what was being written before is: no more than two gatherings are held in memory. */
  private async beginSaving(): Promise<void> {
    await this.saving;
    if (this.folded === this.saved) return;
    this.saving = this.write();
    // Whoever saves next is told.
    this.saving.catch(() => undefined);
  }

  private async write(): Promise<void> {
    const reached = this.folded;
    this.writing = this.unwritten;
    this.unwritten = new Map();
    this.passed = 0;
    await this.store.commit(this.generation, this.saved, reached, this.writing);
    for (const [key, { document }] of this.writing) this.cache.replace(key, document ?? ABSENT);
    this.writing = NOTHING;
    this.saved = reached;
    this.position = reached;
  }

  /** From now on it follows the log event by event, and keeps no more in memory than that needs. All it holds is written. */
  settle(): void {
    this.limits = LIVE;
    this.written = undefined;
    this.cache.clear(LIVE.documents);
  }

  /** How far a batch was folded: to the event before the one it broke on, if it broke. Positions may have gaps, so only those of events are kept. */
  private end(events: readonly RecordedEvent[], upTo: number): number {
    if (!this.failure) return upTo;
    const { position } = this.failure;
    return Math.max(this.folded, events.findLast((event) => event.position < position)?.position ?? 0);
  }

  private async reach(reached: number): Promise<void> {
    this.folded = reached;
    const { size } = this.unwritten;
    const isWorthwhile = size > 0 ? size >= this.limits.unwritten || this.failure : this.passed >= this.limits.passed;
    if (isWorthwhile) await (this.limits === LIVE ? this.save() : this.beginSaving());
    else if (size === 0 && this.writing.size === 0) this.position = reached;
    this.cache.age();
  }

  /** The key of a document that must be loaded first, if one is missing; then nothing was changed. */
  private fold(event: RecordedEvent): string | undefined {
    try {
      const changes = this.projection.changes(event, contextOf(event, this.lookup));
      // All of them before the first is kept: asking for a document that is not loaded breaks off in the middle.
      for (const change of Array.isArray(changes) ? (changes as Change[]) : [...changes]) this.keep(change, event.position);
      return undefined;
    } catch (error) {
      if (error === this.notLoaded) return this.notLoaded.key;
      this.failure = new ViewFailure(this.declared.name, event.position, error);
      return undefined;
    }
  }

  private keep([key, document]: Change, position: number): void {
    const changed = this.unwritten.get(key);
    if (changed) {
      changed.position = position;
      changed.document = document;
    } else {
      this.unwritten.set(key, { position, document });
      this.written?.add(key);
    }
  }

  private readonly lookup: Lookup = <Doc>(key: string) => {
    const changed = this.unwritten.get(key) ?? this.writing.get(key);
    if (changed) return changed.document as Doc | undefined;
    const known = this.cache.get(key) ?? this.absent(key);
    return known === ABSENT ? undefined : (known as Doc);
  };

  /** What certainly is not there is kept in mind, so that what is made of it is kept too once it is written. */
  private absent(key: string): Cached {
    if (!this.written || this.written.mayHold(key)) {
      this.notLoaded.key = key;
      throw this.notLoaded;
    }
    this.cache.set(key, ABSENT);
    return ABSENT;
  }

  /** Loads in one read what a batch will ask for, as far as the keys tell; what they do not tell is loaded when it is asked for. */
  private async loadAhead(events: readonly RecordedEvent[]): Promise<void> {
    const wanted = new Set<string>();
    for (const event of events) {
      for (const key of this.keysOf(event)) if (!this.isAtHand(key)) wanted.add(key);
    }
    if (wanted.size > 0) await this.load([...wanted]);
  }

  private isAtHand(key: string): boolean {
    return this.cache.get(key) !== undefined || this.unwritten.has(key) || this.writing.has(key);
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
}
