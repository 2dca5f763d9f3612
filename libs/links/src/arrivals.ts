import type { EventStore, RecordStore, SealedEvent, StreamAppend } from '@tongxin/eventing';
import { headKey } from '@tongxin/runtime';
import type { Entry } from './batch.js';
import { StreamEnd, type QuarantineReason } from './entry-check.js';

/** An entry that did not fit and was not applied. */
export interface Quarantined {
  readonly from: string;
  readonly sequence: number;
  readonly reason: QuarantineReason;
  readonly entry: Entry;
  readonly at: string;
}

export const QUARANTINE = 'quarantine';

/** Entries of a batch on their way in. They are judged one after the other, and what was judged is written together, in the order it came. */
export class Arrivals {
  private readonly ends = new Map<string, StreamEnd>();
  private readonly byStream: ReadonlyMap<string, readonly Entry[]>;
  private appends: StreamAppend[] = [];
  private aside: Record<string, Quarantined> = {};

  constructor(
    private readonly store: EventStore,
    private readonly records: RecordStore,
    entries: readonly Entry[],
  ) {
    this.byStream = Map.groupBy(entries, ({ stream }) => stream);
  }

  /** The end of a stream with what fits of the entries before. */
  async endOf(stream: string): Promise<StreamEnd> {
    const end = this.ends.get(stream) ?? (await readEnd(this.store, stream, this.byStream.get(stream) ?? []));
    this.ends.set(stream, end);
    return end;
  }

  append(stream: string, expectedRevision: number, events: readonly SealedEvent[]): void {
    if (events.length > 0) this.appends.push({ stream, expectedRevision, events });
  }

  quarantine(entry: Quarantined): void {
    this.aside[`${entry.from}:${headKey(entry.sequence)}`] = entry;
  }

  /** What does not fit is put aside first: an acknowledged entry is in one place or the other. @throws RevisionConflict when the log has moved on. */
  async settle(): Promise<void> {
    const { appends, aside } = this;
    this.appends = [];
    this.aside = {};
    if (Object.keys(aside).length > 0) await this.records.put(QUARANTINE, aside);
    if (appends.length > 0) await this.store.appendInOrder(appends);
  }
}

/** Of a long stream no more is read than the entries are about. */
export async function readEnd(store: Pick<EventStore, 'readStreamSealed'>, stream: string, entries: readonly Entry[]): Promise<StreamEnd> {
  const from = Math.max(0, Math.min(...entries.map(({ revision }) => revision)) - 1);
  return new StreamEnd(await store.readStreamSealed(stream, from), from);
}
