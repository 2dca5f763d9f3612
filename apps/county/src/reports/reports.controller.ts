import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Refused } from '@tongxin/eventing';
import { Allow, Describe } from '@tongxin/http';
import { INDICATORS } from '../indicators/catalogue.js';
import { ReportEventQuery } from './event.query.js';
import * as examples from './examples.js';
import { indicatorShown } from './figure.js';
import { LinesQuery } from './lines.query.js';
import { EventShown, IndicatorShown, Lines, Report, Trend } from './report.models.js';
import { ReportQuery } from './report.query.js';
import { LinesAsked, TrendAsked, WhenAsked } from './reports.dto.js';
import { TrendQuery } from './trend.query.js';

/** Who may read reports through any door. */
export const REPORT_READERS = [
  'county-office',
  'leader',
  'administrator',
  'proposal-office',
  'information-office',
  'supervision-office',
] as const;

/** The county's consolidated picture, and the way from a figure to the events behind it. */
@Controller('api')
@Allow(...REPORT_READERS)
export class ReportsController {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @Get('indicators')
  @Describe({
    label: { zh: '指标字典', en: 'Dictionary of indicators' },
    answer: IndicatorShown,
    list: true,
    answerExample: examples.dictionary,
  })
  indicators(): IndicatorShown[] {
    return INDICATORS.map((indicator) => indicatorShown(indicator));
  }

  @Get('reports/:period')
  @Describe({
    label: { zh: '汇总报告', en: 'Consolidated report' },
    answer: Report,
    answerExample: examples.report,
    refusals: ['report.period-not-found'],
  })
  report(@Param('period') period: string, @Query() when: WhenAsked): Promise<Report> {
    return this.queries.execute(new ReportQuery(period, when));
  }

  @Get('reports/:period/trend')
  @Describe({
    label: { zh: '逐月趋势', en: 'Trend by month' },
    answer: Trend,
    answerExample: examples.trend,
    refusals: ['report.period-not-found', 'report.indicator-not-found'],
  })
  trend(@Param('period') period: string, @Query() { indicator, township, ...when }: TrendAsked): Promise<Trend> {
    return this.queries.execute(new TrendQuery(period, indicator, township, when));
  }

  @Get('reports/:period/lines')
  @Describe({
    label: { zh: '数字明细', en: 'Lines behind a figure' },
    answer: Lines,
    answerExample: examples.lines,
    refusals: ['report.period-not-found', 'report.indicator-not-found', 'report.cursor-invalid'],
  })
  lines(@Param('period') period: string, @Query() { asOf, minPosition, type, ...drill }: LinesAsked): Promise<Lines> {
    const axes: Record<string, string> = type === undefined ? {} : { type };
    return this.queries.execute(new LinesQuery(period, { ...drill, axes }, { asOf, minPosition }));
  }

  @Get('reports/events/:stream/:revision')
  @Describe({
    label: { zh: '单条记录', en: 'Event behind a line' },
    answer: EventShown,
    answerExample: examples.event,
    refusals: ['report.event-not-found'],
  })
  event(@Param('stream') stream: string, @Param('revision') revision: string): Promise<EventShown> {
    if (!/^\d{1,9}$/.test(revision)) throw new Refused('report.event-not-found', { stream, revision });
    return this.queries.execute(new ReportEventQuery(stream, Number(revision)));
  }
}
