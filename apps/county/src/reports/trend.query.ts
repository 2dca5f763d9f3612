import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { addTo, ALL, type Running } from '../ledger/documents.js';
import { indicatorOf } from '../indicators/catalogue.js';
import { periodOf } from './times.js';
import { CommitteeNames } from './committee-names.js';
import { figureOf, indicatorShown } from './figure.js';
import { LedgerFigures, type Part, type When } from './figures.js';
import { standingOf } from './report.query.js';
import type { Trend } from './report.models.js';

/** One indicator month by month, of one township or of all. */
export class TrendQuery extends Query<Trend> {
  constructor(
    readonly period: string,
    readonly indicator: string,
    readonly township?: string,
    readonly when: When = {},
  ) {
    super();
  }
}

@QueryHandler(TrendQuery)
export class TrendHandler implements IQueryHandler<TrendQuery> {
  constructor(
    private readonly figures: LedgerFigures,
    private readonly names: CommitteeNames,
  ) {}

  /** Every month of the period has its figure, also where nothing happened. */
  async execute({ period: code, indicator: wanted, township, when }: TrendQuery): Promise<Trend> {
    const period = periodOf(code);
    const indicator = indicatorOf(wanted);
    const figures = await this.figures.byMonth(period, when);
    const months: Record<string, Running> = {};
    const isWanted = (part: Part): boolean => part.indicator === wanted && (township === undefined || part.township === township);
    for (const { span, sums } of figures.parts.filter(isWanted)) addTo((months[span] ??= {}), sums);
    const names = await this.names.at(figures.position);
    return {
      ...standingOf(period, figures),
      indicator: indicatorShown(indicator),
      ...(township !== undefined && { township: { code: township, name: names.get(township)?.name ?? township } }),
      months: period.months.map((month) => ({ month, ...figureOf(indicator, months[month]?.[ALL]) })),
    };
  }
}
