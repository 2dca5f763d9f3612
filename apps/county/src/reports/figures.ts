import type { Period } from '@tongxin/calendar';
import type { EventStore, StoredDocument, ViewReader } from '@tongxin/eventing';
import { EVENT_STORE, NODE, VIEWS, type NodeIdentity } from '@tongxin/runtime';
import { Inject, Injectable } from '@nestjs/common';
import { sumsOf, type Account, type Amount, type Line, type Sums } from '../ledger/documents.js';
import { accountKey, keysFrom, linesAt, placedAt, quarterOf, yearOf, type Placed } from '../ledger/keys.js';
import { momentOf, monthOf } from './times.js';

/** A part of the sum of one indicator and township; parts of the same cell are added up. */
export interface Part {
  /** Month of the business date, or its quarter or year where months were not asked for. */
  readonly span: string;
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

/** More than the townships and indicators of most counties have in twelve months, so that an answer comes from one look at the ledger. */
const SUMS_AT_ONCE = 20_000;
const PLACES_AT_ONCE = 2_000;
const MONTHS_IN_A_QUARTER = 3;
const MONTHS_IN_A_YEAR = 12;

type SumsKind = 'total' | 'arrival';

/** Reads sums from the ledger. What it costs depends on townships, indicators and
 * months, and as of a moment on how much came in during that month; never on the length of the log. */
@Injectable()
export class LedgerFigures {
  constructor(
    @Inject(VIEWS) private readonly views: ViewReader,
    @Inject(EVENT_STORE) private readonly events: Pick<EventStore, 'head' | 'positionAt' | 'read'>,
    @Inject(NODE) private readonly node: Pick<NodeIdentity, 'id' | 'superior'>,
  ) {}

  /** A county shows all its townships, a township itself alone, though its log may hold copies of others' streams. */
  shows(township: string): boolean {
    return this.node.superior === null || township === this.node.id;
  }

  /** The log position figures are asked for; the ledger may have to catch up with it. */
  async position({ asOf, minPosition = 0 }: When): Promise<number> {
    if (asOf !== undefined) return this.events.positionAt(momentOf(asOf));
    return Math.max(await this.events.head(), minPosition);
  }

  /** What a period adds up to, by indicator and township, as quickly as it is known. */
  async ofPeriod(period: Period, when: When): Promise<Figures> {
    const isQuarters = period.months.length % MONTHS_IN_A_QUARTER === 0;
    return isQuarters && when.asOf === undefined ? this.shown(await this.now('total', period, when)) : this.byMonth(period, when);
  }

  /** The same month by month. */
  async byMonth(period: Period, when: When): Promise<Figures> {
    return this.shown(when.asOf === undefined ? await this.now('arrival', period, when) : await this.arrived(period, when.asOf));
  }

  private shown(figures: Figures): Figures {
    return { ...figures, parts: figures.parts.filter(({ township }) => this.shows(township)) };
  }

  private async now(kind: SumsKind, period: Period, when: When): Promise<Figures> {
    const position = await this.position(when);
    const items = await this.sums(kind, period, position);
    const parts = items.map((item) => partOf(item.key, item.document));
    return { position: items.reduce((latest, item) => Math.max(latest, item.position), position), parts };
  }

  /** What had arrived by a moment: the sums of the months before, and what events of the month up to it posted. */
  private async arrived(period: Period, asOf: string): Promise<Figures> {
    const moment = momentOf(asOf);
    const month = monthOf(moment);
    const position = await this.events.positionAt(moment);
    const items = await this.sums('arrival', period, position);
    const earlier = items.filter((item) => arrivedIn(item.key) < month).map((item) => partOf(item.key, item.document));
    return { position, asOf: moment, parts: [...earlier, ...(await this.postedIn(month, position, period))] };
  }

  private async sums(kind: SumsKind, period: Period, position: number): Promise<readonly StoredDocument<Sums>[]> {
    const [first, last] = kind === 'total' ? totalsOf(period) : endsOf(period);
    const key = keysFrom(`${kind}|${first}`, `${kind}|${last}`);
    const items: StoredDocument<Sums>[] = [];
    let cursor: string | undefined;
    do {
      const query = { where: { key }, limit: SUMS_AT_ONCE, ...(cursor !== undefined && { cursor }) };
      const page = await this.views.find<Sums>('ledger', query, position);
      items.push(...page.items);
      cursor = page.next;
    } while (cursor !== undefined);
    return items;
  }

  /** What events that arrived in a month, up to a position, posted on days of a period. */
  private async postedIn(month: string, position: number, period: Period): Promise<readonly Part[]> {
    const parts: Part[] = [];
    for (const [stream, places] of await this.placesIn(month, position, period)) {
      const account = await this.views.get<Account>('ledger', accountKey(stream), position);
      if (!account) continue;
      const last = account.position <= position ? Infinity : await this.lastRevision(stream, position);
      parts.push(...places.map((place) => postedAt(place, account.document, last)));
    }
    return parts;
  }

  /** Places in a period where something that arrived in a month was posted, by stream. */
  private async placesIn(month: string, position: number, { from, to }: Period): Promise<ReadonlyMap<string, readonly Placed[]>> {
    const places: Placed[] = [];
    let cursor: string | undefined;
    do {
      const arrived = { where: { arrivedIn: month }, positions: { upTo: position } };
      const page = await this.views.find(
        'ledger',
        { ...arrived, limit: PLACES_AT_ONCE, ...(cursor !== undefined && { cursor }) },
        position,
      );
      places.push(...page.items.map(({ key }) => placedAt(key)).filter(({ businessDate }) => businessDate >= from && businessDate <= to));
      cursor = page.next;
    } while (cursor !== undefined);
    return Map.groupBy(places, ({ stream }) => stream);
  }

  private async lastRevision(stream: string, position: number): Promise<number> {
    const events = await this.events.read(stream);
    return events.findLast((event) => event.position <= position)?.revision ?? -1;
  }
}

function postedAt(place: Placed, account: Account, lastRevision: number): Part {
  const { indicator, township, businessDate } = place;
  const lines = linesAt(account, place);
  const sums = sumsOf(amountUpTo(lines, lastRevision), lines[0]?.axes);
  return { span: businessDate.slice(0, 7), indicator, township, sums };
}

function amountUpTo(lines: readonly Line[], lastRevision: number): Amount {
  let [numerator, denominator] = [0, 0];
  for (const { revision, amount } of lines) {
    if (revision > lastRevision) break;
    numerator += amount[0];
    denominator += amount[1];
  }
  return [numerator, denominator];
}

/** The totals that make up whole quarters: the year's own, or those from the first quarter to the last. */
function totalsOf(period: Period): readonly [string, string] {
  const [first, last] = endsOf(period);
  const spanOf = period.months.length === MONTHS_IN_A_YEAR ? yearOf : quarterOf;
  return [spanOf(first), spanOf(last)];
}

function endsOf({ months }: Period): readonly [string, string] {
  return [months[0] ?? '', months.at(-1) ?? ''];
}

/** `total|<year or quarter>|<indicator>|<township>` and `arrival|<month>|<arrived in>|<indicator>|<township>`. */
function partOf(key: string, sums: Sums): Part {
  const fields = key.split('|');
  return { span: fields[1] ?? '', indicator: fields.at(-2) ?? '', township: fields.at(-1) ?? '', sums };
}

function arrivedIn(key: string): string {
  return key.split('|')[2] ?? '';
}
