import { Controller, Get, Inject, Param, Query, StreamableFile } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { asAttachment, MEDIA_TYPES } from '@tongxin/documents';
import { Refused } from '@tongxin/eventing';
import { Allow, Describe } from '@tongxin/http';
import { INDICATORS } from '../indicators/catalogue.js';
import { writeReport } from '../export/write-report.js';
import { ComparisonQuery } from './comparison.query.js';
import { ReportEventQuery } from './event.query.js';
import * as examples from './examples.js';
import { indicatorShown } from './figure.js';
import { LinesQuery } from './lines.query.js';
import { Comparison, EventShown, IndicatorShown, Lines, Report, Trend } from './report.models.js';
import { ReportQuery } from './report.query.js';
import { ComparisonAsked, ExportAsked, LinesAsked, ReportAsked, TrendAsked } from './reports.dto.js';
import { TrendQuery } from './trend.query.js';

/** Who may read reports through any door. A township's own node shows itself alone. */
export const REPORT_READERS = [
  'clerk',
  'township-lead',
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
  report(@Param('period') period: string, @Query() { by, ...when }: ReportAsked): Promise<Report> {
    return this.queries.execute(new ReportQuery(period, when, by));
  }

  @Get('reports/:period/export')
  @Describe({
    label: { zh: '导出汇总报告', en: 'Consolidated report as a file' },
    file: Object.values(MEDIA_TYPES),
    refusals: ['report.period-not-found'],
  })
  async export(@Param('period') period: string, @Query() { format, by, ...when }: ExportAsked): Promise<StreamableFile> {
    const report = await this.queries.execute(new ReportQuery(period, when, by));
    const file = await writeReport(report, format);
    return new StreamableFile(file.bytes, { type: MEDIA_TYPES[format], disposition: asAttachment(file), length: file.bytes.length });
  }

  @Get('reports/:period/comparison')
  @Describe({
    label: { zh: '乡镇对比', en: 'Comparison of townships' },
    answer: Comparison,
    answerExample: examples.comparison,
    refusals: ['report.period-not-found', 'report.indicator-not-found', 'report.comparison-off'],
  })
  comparison(@Param('period') period: string, @Query() { indicator, ...when }: ComparisonAsked): Promise<Comparison> {
    return this.queries.execute(new ComparisonQuery(period, indicator, when));
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
  lines(@Param('period') period: string, @Query() asked: LinesAsked): Promise<Lines> {
    const { asOf, minPosition, indicator, township, cursor, limit, ...values } = asked;
    const axes = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
    return this.queries.execute(new LinesQuery(period, { indicator, township, cursor, limit, axes }, { asOf, minPosition }));
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
