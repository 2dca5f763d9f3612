import { Refused, type ViewReader } from '@tongxin/eventing';
import { NODE, VIEWS, type NodeIdentity } from '@tongxin/runtime';
import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { indicatorOf } from '../indicators/catalogue.js';
import { ALL } from '../ledger/documents.js';
import type { ComparisonSetting } from '../views/comparison-setting.view.js';
import { CommitteeNames } from './committee-names.js';
import { figureOf, indicatorShown } from './figure.js';
import { LedgerFigures, type When } from './figures.js';
import type { ComparedRow, Comparison } from './report.models.js';
import { standingOf } from './report.query.js';
import { byTownship, totalsOf, townshipRows } from './rows.js';
import { periodOf } from './times.js';

/** Townships side by side by one indicator. Answered only while the county has comparison turned on. */
export class ComparisonQuery extends Query<Comparison> {
  constructor(
    readonly period: string,
    readonly indicator: string,
    readonly when: When = {},
  ) {
    super();
  }
}

@QueryHandler(ComparisonQuery)
export class ComparisonHandler implements IQueryHandler<ComparisonQuery> {
  constructor(
    private readonly figures: LedgerFigures,
    private readonly names: CommitteeNames,
    @Inject(VIEWS) private readonly views: ViewReader,
    @Inject(NODE) private readonly node: Pick<NodeIdentity, 'id'>,
  ) {}

  /** Townships by value, the greatest first; those with nothing to divide by come last, equals by code. Members are never compared. */
  async execute({ period: code, indicator: wanted, when }: ComparisonQuery): Promise<Comparison> {
    const period = periodOf(code);
    const indicator = indicatorOf(wanted);
    await this.assertOn();
    const figures = await this.figures.ofPeriod(period, when);
    const townships = byTownship(figures.parts);
    const whole = totalsOf(townships.values())[wanted] ?? {};
    const names = await this.names.at(figures.position);
    const rows = townshipRows(townships, names)
      .filter(({ code: township }) => names.get(township)?.isTownship !== false)
      .map(({ code: township, name }) => ({ code: township, name, ...figureOf(indicator, townships.get(township)?.[wanted]?.[ALL]) }));
    return {
      ...standingOf(period, figures),
      indicator: indicatorShown(indicator, whole),
      whole: figureOf(indicator, whole[ALL]),
      rows: rows.sort(greatestFirst),
    };
  }

  /** @throws Refused `report.comparison-off` */
  private async assertOn(): Promise<void> {
    const setting = await this.views.get<ComparisonSetting>('comparison-setting', this.node.id);
    if (setting?.document.isOn !== true) throw new Refused('report.comparison-off');
  }
}

function greatestFirst(one: ComparedRow, other: ComparedRow): number {
  return (other.value ?? -1) - (one.value ?? -1) || (one.code < other.code ? -1 : 1);
}
