import type { ViewReader } from '@tongxin/eventing';
import { everyDocument, type TodoPlace } from '@tongxin/runtime';
import type { DutyReportCard, DutyReportStatus } from '../views/duty-reports.view.js';

/** Duty reports of this node in a status, as filed. */
export function ownDutyReports(views: ViewReader, { node }: TodoPlace, status: DutyReportStatus): Promise<DutyReportCard[]> {
  return everyDocument<DutyReportCard>(views, 'duty-reports', { where: { node: node.id, status }, orderBy: 'filedOn' });
}
