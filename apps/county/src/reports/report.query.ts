import type { Period } from '@tongxin/calendar';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { CommitteeNames } from './committee-names.js';
import { cellOf, indicatorShown } from './figure.js';
import { LedgerFigures, type Figures, type When } from './figures.js';
import type { PeriodShown, Report, Standing } from './report.models.js';
import { axisRows, byTownship, indicatorsBy, totalsOf, townshipRows, type ReportAxis } from './rows.js';
import { StandardsKnown } from './standards-known.js';
import { periodOf } from './times.js';

/** The consolidated report of a period, now or as of a moment, by township or by sector. */
export class ReportQuery extends Query<Report> {
  constructor(
    readonly period: string,
    readonly when: When = {},
    readonly by: ReportAxis = 'township',
  ) {
    super();
  }
}

@QueryHandler(ReportQuery)
export class ReportHandler implements IQueryHandler<ReportQuery> {
  constructor(
    private readonly figures: LedgerFigures,
    private readonly names: CommitteeNames,
    private readonly standards: StandardsKnown,
  ) {}

  /** Rows by code, never by rank, each with its figures, and the totals. By sector it has the indicators whose entries tell the sector. */
  async execute({ period: code, when, by }: ReportQuery): Promise<Report> {
    const period = periodOf(code);
    const figures = await this.figures.ofPeriod(period, when);
    const townships = byTownship(figures.parts);
    const totals = totalsOf(townships.values());
    const indicators = indicatorsBy(by);
    const standard = await this.standards.inForce(period.to, figures.position);
    return {
      ...standingOf(period, figures),
      by,
      ...(standard && { standard }),
      indicators: indicators.map((indicator) => indicatorShown(indicator, totals[indicator.code] ?? {})),
      rows: by === 'township' ? townshipRows(townships, await this.shownNames(figures.position)) : axisRows(by, totals),
      totals: indicators.map((indicator) => cellOf(indicator, totals[indicator.code])),
    };
  }

  private async shownNames(position: number): ReturnType<CommitteeNames['at']> {
    const names = await this.names.at(position);
    return new Map([...names].filter(([township]) => this.figures.shows(township)));
  }
}

export function standingOf({ code, name, from, to }: Period, { asOf, position }: Pick<Figures, 'asOf' | 'position'>): Standing {
  const period: PeriodShown = { code, name, from, to };
  return { period, ...(asOf !== undefined && { asOf }), position };
}
