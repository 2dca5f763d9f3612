import { service, view, type Service } from '@tongxin/runtime';
import { ledger } from './ledger/ledger.js';
import { refusals } from './refusals.js';
import { CommitteeNames } from './reports/committee-names.js';
import { ReportEventHandler } from './reports/event.query.js';
import { LedgerFigures } from './reports/figures.js';
import { LinesHandler } from './reports/lines.query.js';
import { ReportHandler } from './reports/report.query.js';
import { ReportsController } from './reports/reports.controller.js';
import { TownshipFiguresAnswer } from './reports/township-figures.js';
import { TrendHandler } from './reports/trend.query.js';
import { committees } from './views/committees.view.js';

/** The county's picture of all its townships. It decides nothing. */
export const county: Service = service('county', {
  views: [view(ledger), view(committees)],
  controllers: [ReportsController],
  providers: [LedgerFigures, CommitteeNames, ReportHandler, TrendHandler, LinesHandler, ReportEventHandler, TownshipFiguresAnswer],
  refusals,
});
