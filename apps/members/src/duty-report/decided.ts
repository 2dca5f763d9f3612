import { Refused } from '@tongxin/eventing';
import type { DutyReport } from './duty-report.js';

/** Refuses a decision on a report that nobody filed, that another has replaced, or that was decided. */
export function assertAwaitsDecision({ filed, status }: DutyReport, reportId: string): void {
  if (!filed) throw new Refused('duty-report.not-filed');
  if (filed.reportId !== reportId) throw new Refused('duty-report.replaced', { reportId: filed.reportId });
  if (status !== 'FILED') throw new Refused('duty-report.decided');
}
