import type { Period } from '@tongxin/calendar';
import type { EventStore, ViewReader } from '@tongxin/eventing';
import { EVENT_STORE, VIEWS } from '@tongxin/runtime';
import { Inject, Injectable } from '@nestjs/common';
import { sumsOf, type LedgerLine, type Sums } from '../ledger/documents.js';
import { keysFrom } from '../ledger/keys.js';
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
const LINES_AT_ONCE = 5_000;

/** Reads sums from the ledger. What it costs depends on townships, indicators and months, never on the length of the log. */
@Injectable()
export class LedgerFigures {
  constructor(
    @Inject(VIEWS) private readonly views: ViewReader,
    @Inject(EVENT_STORE) private readonly events: Pick<EventStore, 'head' | 'positionAt'>,
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

  /** What had arrived by a moment: the sums of the months before, and the lines of the month up to it. */
  private async arrived(period: Period, asOf: string): Promise<Figures> {
    const moment = momentOf(asOf);
    const { month, before } = monthOf(moment);
    const [after, position] = [await this.events.positionAt(before), await this.events.positionAt(moment)];
    const [first, last] = endsOf(period);
    const key = keysFrom(`arrival|${first}`, `arrival|${last}`);
    const { items } = await this.views.find<Sums>('ledger', { where: { key }, limit: ALL_AT_ONCE }, position);
    const earlier = items.filter((item) => arrivedIn(item.key) < month).map((item) => partOf(item.key, item.document));
    return { position, asOf: moment, parts: [...earlier, ...(await this.lines(period, { after, upTo: position }))] };
  }

  private async lines(period: Period, positions: { after: number; upTo: number }): Promise<readonly Part[]> {
    const parts: Part[] = [];
    let cursor: string | undefined;
    if (positions.after >= positions.upTo) return parts;
    do {
      const query = { positions, orderBy: 'position', limit: LINES_AT_ONCE, ...(cursor !== undefined && { cursor }) };
      const page = await this.views.find<LedgerLine>('ledger', query, positions.upTo);
      for (const { key, document } of page.items) {
        if (!key.startsWith('line|') || document.businessDate < period.from || document.businessDate > period.to) continue;
        const { indicator, township, businessDate } = document;
        parts.push({ period: businessDate.slice(0, 7), indicator, township, sums: sumsOf(document) });
      }
      cursor = page.next;
    } while (cursor !== undefined);
    return parts;
  }
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
