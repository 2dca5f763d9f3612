import type { ActivityEvent } from '@tongxin/contracts';
import { Refused, type Decide } from '@tongxin/eventing';
import { IsString, Matches } from 'class-validator';
import type { Activity } from './activity.js';

export class ApproveReport {
  @IsString() @Matches(/^[A-Za-z0-9-]{1,64}$/) reportId!: string;
}

/** The lead approves the report as it was last submitted. */
export const approveReport: Decide<Activity, ApproveReport, ActivityEvent> = ({ report }, { reportId }) => {
  if (report?.reportId !== reportId) throw new Refused('activity.report-unknown', { reportId });
  return report.approved ? [] : [{ type: 'ReportApproved', data: { reportId } }];
};
