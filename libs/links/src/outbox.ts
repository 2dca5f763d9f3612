import { categoryOf, parseStream, type RecordedEvent, type SealedRecord, type Sharing } from '@tongxin/eventing';
import type { SharingEvent } from '@tongxin/contracts';
import type { Relation } from './link/link.js';
import type { Logged, OutboxLog } from './outbox-log.js';

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

/**
 * What goes to one peer, in order: streams its relation is given by default, and those shared with it by name, whole. It follows from the log and
 * the defaults alone; a category's default therefore never changes once a node runs with it.
 */
export class Outbox {
  private readonly wanted: Sharing;

  constructor(
    private readonly node: string,
    private readonly peer: Peer,
    private readonly defaults: ReadonlyMap<string, Sharing>,
    private readonly log: OutboxLog,
  ) {
    this.wanted = peer.relation === 'SUPERIOR' ? 'superior' : 'subordinates';
  }

  /** What follows a mark, as far as the log goes now. */
  async *from(mark: OutboxMark): AsyncGenerator<OutboxStep, void> {
    let at = mark;
    for await (const step of this.backfill(at)) {
      at = step.after;
      yield step;
    }
    for (;;) {
      const page = await this.log.after(at.position);
      const last = page.at(-1);
      if (!last) return;
      for (const logged of page) {
        if (!this.matters(logged, at)) continue;
        for await (const step of this.entries(logged, at)) {
          at = step.after;
          yield step;
        }
      }
      at = { ...at, position: last.record.position };
      yield { after: at };
    }
  }

  /** What one event of the log brings: a stream that is shared by it, itself, or both. */
  private async *entries(logged: Logged, mark: OutboxMark): AsyncGenerator<OutboxStep, void> {
    const { record } = logged;
    let at: OutboxMark = { ...mark, position: record.position };
    if (isSharing(logged)) {
      at = this.share(at, record);
      for await (const step of this.backfill(at)) {
        at = step.after;
        yield step;
      }
    }
    if (this.goes(logged, at)) yield { record, after: { ...at, sequence: at.sequence + 1 } };
  }

  /** A sharing with this peer starts the stream from its beginning. */
  private share(mark: OutboxMark, record: SealedRecord): OutboxMark {
    const event = JSON.parse(record.text) as RecordedEvent<SharingEvent>;
    const { stream } = event.data;
    if (event.data.with !== this.peer.node) return mark;
    // Whom a stream is shared with stays with the node that shares it.
    if (categoryOf(stream) === 'sharing' || mark.shared.has(stream) || this.goesByDefault(stream)) return mark;
    return { ...mark, shared: new Set([...mark.shared, stream]), backfill: { stream, revision: 0 } };
  }

  private async *backfill(mark: OutboxMark): AsyncGenerator<OutboxStep, void> {
    const { backfill, ...rest } = mark;
    if (!backfill) return;
    let { sequence } = mark;
    for (const record of await this.log.stream(backfill.stream, backfill.revision)) {
      if (record.position > mark.position) break;
      sequence += 1;
      yield { record, after: { ...rest, sequence, backfill: { stream: backfill.stream, revision: record.revision + 1 } } };
    }
    yield { after: { ...rest, sequence } };
  }

  private matters(logged: Logged, mark: OutboxMark): boolean {
    return isSharing(logged) || this.goes(logged, mark);
  }

  private goes({ record, category, isOwn }: Logged, mark: OutboxMark): boolean {
    return (isOwn && this.defaults.get(category) === this.wanted) || mark.shared.has(record.stream);
  }

  private goesByDefault(stream: string): boolean {
    const { node, category } = parseStream(stream);
    return node === this.node && this.defaults.get(category) === this.wanted;
  }
}

function isSharing({ category, isOwn }: Logged): boolean {
  return isOwn && category === 'sharing';
}
