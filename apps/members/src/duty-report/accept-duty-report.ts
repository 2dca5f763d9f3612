import type { DutyReportEvent } from '@tongxin/contracts';
import type { Decide } from '@tongxin/eventing';
import { IsString, Matches } from 'class-validator';
import { FILING_ID } from '../fields.js';
import { assertAwaitsDecision } from './decided.js';
import type { DutyReport } from './duty-report.js';

export class AcceptDutyReport {
  /** The report as it was read. */
  @IsString() @Matches(FILING_ID) reportId!: string;
}

/** The committee accepts the year's duty report of a member. */
export const acceptDutyReport: Decide<DutyReport, AcceptDutyReport, DutyReportEvent> = (report, { reportId }) => {
  if (report.status === 'ACCEPTED' && report.filed?.reportId === reportId) return [];
  assertAwaitsDecision(report, reportId);
  return [{ type: 'DutyReportAccepted', data: { reportId } }];
};
