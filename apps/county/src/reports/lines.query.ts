import type { Period } from '@tongxin/calendar';
import { type EventStore, Refused, type ViewReader } from '@tongxin/eventing';
import { EVENT_STORE, VIEWS } from '@tongxin/runtime';
import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { indicatorOf } from '../indicators/catalogue.js';
import { axesText, keysFrom, placedAt } from '../ledger/keys.js';
import { CommitteeNames } from './committee-names.js';
import { LedgerFigures, type When } from './figures.js';
import { linesAt, type LineFound } from './lines-at.js';
import { momentOf, periodOf } from './times.js';
import type { Lines } from './report.models.js';
import { standingOf } from './report.query.js';

/** Which lines: those of one indicator, of one township or all, of one value of each axis named or all. */
export interface Drill {
  readonly indicator: string;
  readonly township?: string | undefined;
  readonly axes?: Readonly<Record<string, string>>;
  readonly cursor?: string | undefined;
  /** Default 50, at most 200. */
  readonly limit?: number | undefined;
}

/** The ledger lines a figure is the sum of, each with its event. */
export class LinesQuery extends Query<Lines> {
  constructor(
    readonly period: string,
    readonly drill: Drill,
    readonly when: When = {},
  ) {
    super();
  }
}

const PLACES_AT_ONCE = 200;

@QueryHandler(LinesQuery)
export class LinesHandler implements IQueryHandler<LinesQuery> {
  constructor(
    private readonly figures: LedgerFigures,
    private readonly names: CommitteeNames,
    @Inject(VIEWS) private readonly views: ViewReader,
    @Inject(EVENT_STORE) private readonly events: Pick<EventStore, 'read'>,
  ) {}

  /** Townships by code, in each day by day. The sum of all pages is the figure. */
  async execute({ period: code, drill, when }: LinesQuery): Promise<Lines> {
    const period = periodOf(code);
    indicatorOf(drill.indicator);
    const limit = Math.min(drill.limit ?? 50, 200);
    const position = await this.figures.position(when);
    const names = await this.names.at(position);
    const found: LineFound[] = [];
    for await (const line of this.lines(period, drill, position)) {
      found.push(line);
      if (found.length > limit) break;
    }
    const page = found.slice(0, limit);
    const next = found.length > limit ? page.at(-1)?.cursor : undefined;
    return {
      ...standingOf(period, { position, ...(when.asOf !== undefined && { asOf: momentOf(when.asOf) }) }),
      indicator: drill.indicator,
      items: page.map(({ line, township }) => ({ township: { code: township, name: names.get(township)?.name ?? township }, ...line })),
      ...(next !== undefined && { next: Buffer.from(next).toString('base64url') }),
    };
  }

  private async *lines(period: Period, drill: Drill, position: number): AsyncIterable<LineFound> {
    const start = startOf(drill);
    for (const township of await this.townships(period, drill, position)) {
      const { gte, lt } = keysFrom(
        `place|${drill.indicator}|${township}|${period.from}`,
        `place|${drill.indicator}|${township}|${period.to}`,
      );
      if (lt <= start.key) continue;
      for await (const key of this.places({ gte: start.key > gte ? start.key : gte, lt }, drill, position)) {
        yield* await linesAt(key, { position, shown: key === start.key ? start.shown : 0 }, this.views, this.events);
      }
    }
  }

  private async *places(key: { gte: string; lt: string }, { axes = {} }: Drill, position: number): AsyncIterable<string> {
    const wanted = Object.entries(axes).map(([axis, value]) => axesText({ [axis]: value }));
    let cursor: string | undefined;
    do {
      const query = { where: { key }, positions: { upTo: position }, limit: PLACES_AT_ONCE, ...(cursor !== undefined && { cursor }) };
      const page = await this.views.find('ledger', query, position);
      for (const item of page.items) {
        const parts = placedAt(item.key).axes.split('&');
        if (wanted.every((one) => parts.includes(one))) yield item.key;
      }
      cursor = page.next;
    } while (cursor !== undefined);
  }

  /** The township asked for, or all that have a total in the period, in the order of their codes. */
  private async townships(period: Period, { indicator, township }: Drill, position: number): Promise<readonly string[]> {
    if (township !== undefined) return this.figures.shows(township) ? [township] : [];
    const { parts } = await this.figures.ofPeriod(period, { minPosition: position });
    return [...new Set(parts.filter((part) => part.indicator === indicator).map((part) => part.township))].sort();
  }
}

/** The place a page begins at, and how many of its lines were shown. @throws Refused `report.cursor-invalid` */
function startOf({ indicator, cursor }: Drill): { key: string; shown: number } {
  if (cursor === undefined) return { key: '', shown: 0 };
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  const at = text.lastIndexOf('#');
  const shown = Number(text.slice(at + 1));
  if (!text.startsWith(`place|${indicator}|`) || at < 0 || !Number.isInteger(shown)) throw new Refused('report.cursor-invalid', { cursor });
  return { key: text.slice(0, at), shown };
}
