import type { DutyReportEvent } from '@tongxin/contracts';
import type { Decide } from '@tongxin/eventing';
import { IsString, Length, Matches } from 'class-validator';
import { FILING_ID } from '../fields.js';
import { assertAwaitsDecision } from './decided.js';
import type { DutyReport } from './duty-report.js';

export class ReturnDutyReport {
  /** The report as it was read. */
  @IsString() @Matches(FILING_ID) reportId!: string;
  @IsString() @Length(1, 500) reason!: string;
}

/** A duty report goes back to its member, who is told why. */
export const returnDutyReport: Decide<DutyReport, ReturnDutyReport, DutyReportEvent> = (report, { reportId, reason }) => {
  if (report.status === 'RETURNED' && report.filed?.reportId === reportId && report.reason === reason) return [];
  assertAwaitsDecision(report, reportId);
  return [{ type: 'DutyReportReturned', data: { reportId, reason } }];
};
