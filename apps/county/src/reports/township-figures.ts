import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { figuresSubject, type FiguresAsked, type TownshipFigure, type TownshipFigures } from '@tongxin/contracts';
import { Refused, type Messenger } from '@tongxin/eventing';
import { MESSENGER, NODE, type NodeIdentity } from '@tongxin/runtime';
import { INDICATORS } from '../indicators/catalogue.js';
import type { Indicator } from '../indicators/indicator.js';
import { cellOf } from './figure.js';
import type { Cell } from './report.models.js';
import { ReportHandler, ReportQuery } from './report.query.js';

/** Answers other services of the node what the report says of one township; each figure with its names, that a filing can be drafted from. */
@Injectable()
export class TownshipFiguresAnswer implements OnModuleInit {
  constructor(
    @Inject(ReportHandler) private readonly reports: ReportHandler,
    @Inject(MESSENGER) private readonly messenger: Messenger,
    @Inject(NODE) private readonly node: NodeIdentity,
  ) {}

  onModuleInit(): void {
    this.messenger.answer(figuresSubject(this.node.id), (asked) => this.figures(asked));
  }

  /** @throws Refused `report.period-not-found` */
  private async figures(asked: unknown): Promise<TownshipFigures> {
    if (!isAsked(asked)) throw new Refused('report.period-not-found', { code: '' });
    const { position, rows } = await this.reports.execute(new ReportQuery(asked.period));
    const cells = rows.find(({ code }) => code === asked.township)?.cells ?? INDICATORS.map((indicator) => cellOf(indicator));
    return { position, figures: INDICATORS.flatMap((indicator) => figuresIn(indicator, cells)) };
  }
}

function figuresIn(indicator: Indicator, cells: readonly Cell[]): TownshipFigure[] {
  const cell = cells.find((one) => one.indicator === indicator.code) ?? cellOf(indicator);
  const { code, zh, en, unit, version, axes = {} } = indicator;
  const named = { indicator: code, zh, en, unit, version };
  const whole = { ...named, part: null, numerator: cell.numerator, denominator: cell.denominator };
  const parts = cell.parts.map(({ axis, code: value, numerator, denominator }): TownshipFigure => {
    const label = axes[axis]?.values[value] ?? { zh: value, en: value };
    return { ...named, part: { axis, code: value, zh: label.zh, en: label.en }, numerator, denominator };
  });
  return [whole, ...parts];
}

function isAsked(asked: unknown): asked is FiguresAsked {
  if (typeof asked !== 'object' || asked === null) return false;
  return 'period' in asked && typeof asked.period === 'string' && 'township' in asked && typeof asked.township === 'string';
}
