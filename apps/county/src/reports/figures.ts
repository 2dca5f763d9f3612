import type { Period } from '@tongxin/calendar';
import { categoryOf, parseStream, type EventStore, type SealedRecord, type ViewReader } from '@tongxin/eventing';
import { EVENT_STORE, VIEWS } from '@tongxin/runtime';
import { Inject, Injectable } from '@nestjs/common';
import { sumsOf, type Account, type Sums } from '../ledger/documents.js';
import { accountKey, keysFrom } from '../ledger/keys.js';
import { ledgerCategories } from '../ledger/ledger.js';
import { momentOf, monthOf } from './times.js';

/** A part of the sum of one indicator and township; parts of the same cell are added up. */
export interface Part {
  /** The period asked for, or the month. */
  readonly period: string;
  readonly indicator: string;
  readonly township: string;
  readonly sums: Sums;
}

/** Figures as of a position of the county's own log. */
export interface Figures {
  readonly position: number;
  /** The moment asked for, as an instant; absent for now. */
  readonly asOf?: string;
  readonly parts: readonly Part[];
}

/** When figures are asked for: now, or as of a moment. */
export interface When {
  readonly asOf?: string | undefined;
  readonly minPosition?: number | undefined;
}

/** More than all townships and indicators of a county have in twelve months, so that an answer comes from one look at the ledger. */
const ALL_AT_ONCE = 20_000;
const EVENTS_AT_ONCE = 5_000;

/** Reads sums from the ledger. What it costs depends on townships, indicators and
 * months, and as of a moment on how much came in during that month; never on the length of the log. */
@Injectable()
export class LedgerFigures {
  constructor(
    @Inject(VIEWS) private readonly views: ViewReader,
    @Inject(EVENT_STORE) private readonly events: Pick<EventStore, 'head' | 'positionAt' | 'readSealed'>,
  ) {}

  /** The log position figures are asked for; the ledger may have to catch up with it. */
  async position({ asOf, minPosition = 0 }: When): Promise<number> {
    if (asOf !== undefined) return this.events.positionAt(momentOf(asOf));
    return Math.max(await this.events.head(), minPosition);
  }

  /** One period: a document for each indicator and township. */
  async ofPeriod(period: Period, when: When): Promise<Figures> {
    return when.asOf === undefined ? this.totals(keysFrom(`total|${period.code}`), when) : this.arrived(period, when.asOf);
  }

  /** The months of a period apart. */
  async byMonth(period: Period, when: When): Promise<Figures> {
    const [first, last] = endsOf(period);
    return when.asOf === undefined ? this.totals(keysFrom(`total|${first}`, `total|${last}`), when) : this.arrived(period, when.asOf);
  }

  private async totals(key: ReturnType<typeof keysFrom>, when: When): Promise<Figures> {
    const position = await this.position(when);
    const { items } = await this.views.find<Sums>('ledger', { where: { key }, limit: ALL_AT_ONCE }, position);
    const parts = items.map((item) => partOf(item.key, item.document));
    return { position: Math.max(position, ...items.map((item) => item.position)), parts };
  }

  /** What had arrived by a moment: the sums of the months before, and what events of the month up to it posted. */
  private async arrived(period: Period, asOf: string): Promise<Figures> {
    const moment = momentOf(asOf);
    const { month, before } = monthOf(moment);
    const [after, position] = [await this.events.positionAt(before), await this.events.positionAt(moment)];
    const [first, last] = endsOf(period);
    const key = keysFrom(`arrival|${first}`, `arrival|${last}`);
    const { items } = await this.views.find<Sums>('ledger', { where: { key }, limit: ALL_AT_ONCE }, position);
    const earlier = items.filter((item) => arrivedIn(item.key) < month).map((item) => partOf(item.key, item.document));
    const parts = [...earlier];
    for (const [stream, revisions] of await this.written(after, position)) {
      const account = await this.views.get<Account>('ledger', accountKey(stream), position);
      if (account) parts.push(...postedBy(stream, revisions, account.document, period));
    }
    return { position, asOf: moment, parts };
  }

  /** Streams that were written at positions in (after, upTo], and which revisions. */
  private async written(after: number, upTo: number): Promise<ReadonlyMap<string, Revisions>> {
    const streams = new Map<string, Revisions>();
    let position = after;
    while (position < upTo) {
      const page = await this.events.readSealed(position, EVENTS_AT_ONCE);
      for (const record of page.filter((one) => one.position <= upTo)) note(streams, record);
      position = page.at(-1)?.position ?? upTo;
    }
    return streams;
  }
}

function note(streams: Map<string, Revisions>, { stream, revision }: SealedRecord): void {
  const known = streams.get(stream);
  if (known) streams.set(stream, { from: known.from, to: revision });
  else if (ledgerCategories.has(categoryOf(stream))) streams.set(stream, { from: revision, to: revision });
}

interface Revisions {
  readonly from: number;
  readonly to: number;
}

function postedBy(stream: string, { from, to }: Revisions, { postings }: Account, period: Period): readonly Part[] {
  const township = parseStream(stream).node;
  const inPeriod = postings.filter(({ businessDate }) => businessDate >= period.from && businessDate <= period.to);
  return inPeriod.flatMap(({ indicator, businessDate, axes, entries }) =>
    entries
      .filter(({ revision }) => revision >= from && revision <= to)
      .map(({ amount }) => ({ period: businessDate.slice(0, 7), indicator, township, sums: sumsOf(amount, axes) })),
  );
}

function endsOf({ months }: Period): readonly [string, string] {
  return [months[0] ?? '', months.at(-1) ?? ''];
}

/** `total|<period>|<indicator>|<township>` and `arrival|<month>|<arrived in>|<indicator>|<township>`. */
function partOf(key: string, sums: Sums): Part {
  const fields = key.split('|');
  return { period: fields[1] ?? '', indicator: fields.at(-2) ?? '', township: fields.at(-1) ?? '', sums };
}

function arrivedIn(key: string): string {
  return key.split('|')[2] ?? '';
}
