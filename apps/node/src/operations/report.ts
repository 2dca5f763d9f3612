import { authorise } from '@tongxin/access';
import { REPORT_READERS } from '../../../county/src/reports/reports.controller.js';
import type { Report } from '../../../county/src/reports/report.models.js';
import type { ReportAxis } from '../../../county/src/reports/rows.js';
import { ReportQuery } from '../../../county/src/reports/report.query.js';
import { callerAs } from '../operator.js';
import type { Operation } from './operation.js';

export interface ReportInput {
  readonly node?: string;
  /** Account in whose name it is asked; the operator's own by default. */
  readonly as?: string;
  /** `2023`, `2023-H1`, `2023-Q3` or `2023-06`. */
  readonly period: string;
  /** A day or an instant; now by default. */
  readonly asOf?: string;
  /** What the rows are; townships by default. */
  readonly by?: ReportAxis;
}

/** The county's consolidated report of a period, now or as of a moment. */
export const report: Operation<ReportInput, Report> = async (program, { node, as, period, asOf, by }) => {
  const county = program.only(node);
  authorise(await callerAs(county, as), county.identity.id, REPORT_READERS);
  return county.queries.execute<ReportQuery, Report>(new ReportQuery(period, asOf === undefined ? {} : { asOf }, by));
};
