import { categoryOf, parseStream, type EventStore, type RecordedEvent, type SealedRecord, type Sharing } from '@tongxin/eventing';
import type { SharingEvent } from '@tongxin/contracts';
import type { Relation } from './link/link.js';

/** Where in a link's outbox someone is. The outbox is a fold of the log, so the same mark always means the same entries. */
export interface OutboxMark {
  /** Entries before this mark. */
  readonly sequence: number;
  /** Log position up to which the walk has come. */
  readonly position: number;
  /** Streams shared with this peer by name. */
  readonly shared: ReadonlySet<string>;
  /** A stream being sent from its first event because it was shared at `position`: the next revision to go. */
  readonly backfill?: { readonly stream: string; readonly revision: number };
}

export const OUTBOX_START: OutboxMark = { sequence: 0, position: 0, shared: new Set() };

/** A step of the walk: one entry, or none where a stretch of the log held nothing for this peer. */
export interface OutboxStep {
  readonly record?: SealedRecord;
  readonly after: OutboxMark;
}

/** Who is at the other end. */
export interface Peer {
  readonly node: string;
  readonly relation: Relation;
}

const PAGE = 500;

/**
 * What goes to one peer, in order: streams its relation is given by default, and those shared with it by name, whole. It follows from the log and
 * the defaults alone; a category's default therefore never changes once a node runs with it.
 */
export class Outbox {
  constructor(
    private readonly node: string,
    private readonly peer: Peer,
    private readonly defaults: ReadonlyMap<string, Sharing>,
    private readonly store: Pick<EventStore, 'readSealed' | 'readStreamSealed'>,
  ) {}

  /** What follows a mark, as far as the log goes now. */
  async *from(mark: OutboxMark): AsyncGenerator<OutboxStep, void> {
    let at = mark;
    for await (const step of this.backfill(at)) {
      at = step.after;
      yield step;
    }
    for (;;) {
      const page = await this.store.readSealed(at.position, PAGE);
      if (page.length === 0) return;
      for (const record of page) {
        at = this.pass(at, record);
        for await (const step of this.backfill(at)) {
          at = step.after;
          yield step;
        }
        if (this.goes(record, at)) {
          at = { ...at, sequence: at.sequence + 1 };
          yield { record, after: at };
        }
      }
      yield { after: at };
    }
  }

  /** Moves over one log event; a sharing with this peer starts the stream from its beginning. */
  private pass(mark: OutboxMark, record: SealedRecord): OutboxMark {
    const at = { ...mark, position: record.position };
    if (categoryOf(record.stream) !== 'sharing') return at;
    const event = JSON.parse(record.text) as RecordedEvent<SharingEvent>;
    const { stream } = event.data;
    if (event.data.with !== this.peer.node || parseStream(record.stream).node !== this.node) return at;
    // Whom a stream is shared with stays with the node that shares it.
    if (categoryOf(stream) === 'sharing' || at.shared.has(stream) || this.goesByDefault(stream)) return at;
    return { ...at, shared: new Set([...at.shared, stream]), backfill: { stream, revision: 0 } };
  }

  private async *backfill(mark: OutboxMark): AsyncGenerator<OutboxStep, void> {
    const { backfill, ...rest } = mark;
    if (!backfill) return;
    let { sequence } = mark;
    for (const record of await this.store.readStreamSealed(backfill.stream, backfill.revision)) {
      if (record.position > mark.position) break;
      sequence += 1;
      yield { record, after: { ...rest, sequence, backfill: { stream: backfill.stream, revision: record.revision + 1 } } };
    }
    yield { after: { ...rest, sequence } };
  }

  private goes({ stream }: SealedRecord, mark: OutboxMark): boolean {
    return mark.shared.has(stream) || this.goesByDefault(stream);
  }

  private goesByDefault(stream: string): boolean {
    const { node, category } = parseStream(stream);
    if (node !== this.node) return false;
    const wanted: Sharing = this.peer.relation === 'SUPERIOR' ? 'superior' : 'subordinates';
    return this.defaults.get(category) === wanted;
  }
}
