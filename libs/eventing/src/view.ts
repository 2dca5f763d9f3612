import type { Event, RecordedEvent } from './event.js';

/** Reads another document of the same view, as of the event being projected. */
export type Lookup = <Doc>(key: string) => Doc | undefined;

/** What a view may know of an event beside type and data. */
export interface EventContext {
  /** The stream's id within its category and node. */
  readonly id: string;
  readonly stream: string;
  /** The node that owns the stream. */
  readonly node: string;
  /** The event as recorded, with its metadata. */
  readonly recorded: RecordedEvent;
  readonly lookup: Lookup;
}

/**
 * Documents folded from events: one concern of one reader. Pure: the same log gives the same documents, byte for byte.
 *
 * `version` grows when old documents would differ; the new ones are then built beside the old and take over when caught up.
 */
export interface View<Doc extends object, E extends Event> {
  /** kebab-case, unique in a node. */
  readonly name: string;
  readonly version: number;
  /** Types it reads; others pass by. */
  readonly events: readonly E['type'][];
  /** Top-level fields it can be asked and sorted by: strings, numbers or booleans. */
  readonly indexes?: readonly (keyof Doc & string)[];
  /** Keys of the documents this event touches. */
  keys(event: E, context: EventContext): readonly string[];
  /** The document after the event; `undefined` removes it or leaves it absent. */
  project(document: Doc | undefined, event: E, context: EventContext & { readonly key: string }): Doc | undefined;
}

/** The general form of a view: every document an event changes, worked out in one go with `lookup`. For folds whose keys follow from documents. */
export interface Projection<E extends Event> extends Pick<View<object, E>, 'name' | 'version' | 'events'> {
  readonly indexes?: readonly string[];
  /** Key → the document after the event, `undefined` to remove it. */
  changes(event: E, context: EventContext): Iterable<readonly [key: string, document: object | undefined]>;
}

export type Comparable = string | number | boolean;

/** Bounds of what is wanted of a field; values of another type, and missing ones, lie outside. */
export interface Range {
  readonly gte?: Comparable;
  readonly gt?: Comparable;
  readonly lte?: Comparable;
  readonly lt?: Comparable;
}

export interface ViewQuery {
  /** Index field, or `key` → wanted value, or a range. */
  readonly where?: Readonly<Record<string, Comparable | Range>>;
  /** Index field, or `key` (default) or `position` (the log position that last changed the document). */
  readonly orderBy?: string;
  readonly descending?: boolean;
  /** Default 100. */
  readonly limit?: number;
  /** From the page before. Opaque. */
  readonly cursor?: string;
  /** Only documents last changed at positions in (after, upTo]. */
  readonly positions?: { readonly after?: number; readonly upTo?: number };
}

export interface StoredDocument<Doc = object> {
  readonly key: string;
  /** Log position that last changed it; not part of the document, so two orders of arrival give the same documents. */
  readonly position: number;
  readonly document: Doc;
}

export interface ViewPage<Doc = object> {
  readonly items: readonly StoredDocument<Doc>[];
  readonly next?: string;
}

/** One build of a view: name and what it was built from. Two generations of a view can stand side by side. */
export interface Generation {
  readonly view: string;
  readonly generation: string;
  readonly indexes: readonly string[];
}

/** Another projector moved this view on. */
export class CheckpointConflict extends Error {}

/** Documents of views. A commit is atomic with its checkpoint. Every adapter passes the same contract suite (test/contract). */
export interface ViewStore {
  /** Creates what a generation needs, if it is not there, and tells its checkpoint (0 when new). */
  open(generation: Generation): Promise<number>;
  /** Documents by key; keys without a document are absent from the answer. */
  load(generation: Generation, keys: readonly string[]): Promise<ReadonlyMap<string, object>>;
  /**
   * Writes documents (`undefined` deletes) and moves the checkpoint from `from` to `to`, all or nothing.
   * @throws CheckpointConflict when the checkpoint is not at `from`; nothing is written then.
   */
  commit(
    generation: Generation,
    from: number,
    to: number,
    documents: ReadonlyMap<string, { position: number; document: object | undefined }>,
  ): Promise<void>;
  find<Doc extends object>(generation: Generation, query: ViewQuery): Promise<ViewPage<Doc>>;
  get<Doc extends object>(generation: Generation, key: string): Promise<StoredDocument<Doc> | undefined>;
  /** The generation that answers queries now, if any. */
  active(view: string): Promise<string | undefined>;
  /** Makes a generation answer queries from now on and drops the view's others. */
  activate(generation: Generation): Promise<void>;
  drop(generation: Generation): Promise<void>;
  close(): Promise<void>;
}
