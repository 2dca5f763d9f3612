import type { Period } from '@tongxin/calendar';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { INDICATORS } from '../indicators/catalogue.js';
import { added, type Sums } from '../ledger/documents.js';
import { periodOf } from './times.js';
import { CommitteeNames, type CommitteeName } from './committee-names.js';
import { cellOf, indicatorShown, isThere } from './figure.js';
import { LedgerFigures, type Figures, type Part, type When } from './figures.js';
import type { PeriodShown, Report, ReportRow, Standing } from './report.models.js';

/** The consolidated report of a period, now or as of a moment. */
export class ReportQuery extends Query<Report> {
  constructor(
    readonly period: string,
    readonly when: When = {},
  ) {
    super();
  }
}

@QueryHandler(ReportQuery)
export class ReportHandler implements IQueryHandler<ReportQuery> {
  constructor(
    private readonly figures: LedgerFigures,
    private readonly names: CommitteeNames,
  ) {}

  /** Townships by code, never by rank, each with its figures, and the county's totals. */
  async execute({ period: code, when }: ReportQuery): Promise<Report> {
    const period = periodOf(code);
    const figures = await this.figures.ofPeriod(period, when);
    const townships = summed(figures.parts);
    const totals = totalsOf(townships.values());
    return {
      ...standingOf(period, figures),
      indicators: INDICATORS.map((indicator) => indicatorShown(indicator, totals[indicator.code] ?? {})),
      rows: rowsOf(townships, await this.names.at(figures.position)),
      totals: INDICATORS.map((indicator) => cellOf(indicator, totals[indicator.code])),
    };
  }
}

export function standingOf({ code, name, from, to }: Period, { asOf, position }: Pick<Figures, 'asOf' | 'position'>): Standing {
  const period: PeriodShown = { code, name, from, to };
  return { period, ...(asOf !== undefined && { asOf }), position };
}

/** Indicator → sums. */
type ByIndicator = Record<string, Sums>;

function summed(parts: readonly Part[]): Map<string, ByIndicator> {
  const townships = new Map<string, ByIndicator>();
  for (const { township, indicator, sums } of parts) {
    const row = townships.get(township) ?? {};
    row[indicator] = added(row[indicator] ?? {}, sums);
    townships.set(township, row);
  }
  return townships;
}

function totalsOf(rows: Iterable<ByIndicator>): ByIndicator {
  const totals: ByIndicator = {};
  for (const row of rows) {
    for (const [indicator, sums] of Object.entries(row)) totals[indicator] = added(totals[indicator] ?? {}, sums);
  }
  return totals;
}

/** A row for every township that was established, and for whoever else has figures: the county itself, when it held something. */
function rowsOf(townships: ReadonlyMap<string, ByIndicator>, names: ReadonlyMap<string, CommitteeName>): ReportRow[] {
  const established = [...names.values()].filter(({ isTownship }) => isTownship).map(({ code }) => code);
  const active = [...townships].filter(([, row]) => Object.values(row).some(isThere)).map(([township]) => township);
  return [...new Set([...established, ...active])].sort().map((code) => ({
    code,
    name: names.get(code)?.name ?? code,
    cells: INDICATORS.map((indicator) => cellOf(indicator, townships.get(code)?.[indicator.code])),
  }));
}
