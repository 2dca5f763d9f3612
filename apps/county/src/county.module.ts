import { service, view, type Service } from '@tongxin/runtime';
import { ledger } from './ledger/ledger.js';
import { refusals } from './refusals.js';
import { ComparisonHandler } from './reports/comparison.query.js';
import { CommitteeNames } from './reports/committee-names.js';
import { ReportEventHandler } from './reports/event.query.js';
import { LedgerFigures } from './reports/figures.js';
import { LinesHandler } from './reports/lines.query.js';
import { ReportHandler } from './reports/report.query.js';
import { REPORT_READERS, ReportsController } from './reports/reports.controller.js';
import { StandardsKnown } from './reports/standards-known.js';
import { TownshipFiguresAnswer } from './reports/township-figures.js';
import { TrendHandler } from './reports/trend.query.js';
import { adoptedStandards } from './views/adopted-standards.view.js';
import { committees } from './views/committees.view.js';
import { comparisonSetting, ComparisonSetting } from './views/comparison-setting.view.js';

/** The county's picture of all its townships. It decides nothing. */
export const county: Service = service('county', {
  views: [
    view(ledger),
    view(committees),
    view(adoptedStandards),
    view(comparisonSetting, {
      model: ComparisonSetting,
      roles: REPORT_READERS,
      label: { zh: '是否开启乡镇对比', en: 'Whether townships are compared' },
      filters: [],
    }),
  ],
  controllers: [ReportsController],
  providers: [
    LedgerFigures,
    CommitteeNames,
    StandardsKnown,
    ReportHandler,
    ComparisonHandler,
    TrendHandler,
    LinesHandler,
    ReportEventHandler,
    TownshipFiguresAnswer,
  ],
  refusals,
});
