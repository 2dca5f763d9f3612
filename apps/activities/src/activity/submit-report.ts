import type { ActivityEvent } from '@tongxin/contracts';
import { Refused, type Decide } from '@tongxin/eventing';
import { IsString, Length, Matches } from 'class-validator';
import type { Activity } from './activity.js';
import { openActivity } from './open-activity.js';

export class SubmitReport {
  /** Chosen by who submits it, so that once more is seen to be the same. */
  @IsString() @Matches(/^[A-Za-z0-9-]{1,64}$/) reportId!: string;
  @IsString() @Length(1, 100) title!: string;
  @IsString() @Length(1, 20_000) text!: string;
}

/** A held activity gets its report; until one is approved, a later one takes its place. */
export const submitReport: Decide<Activity, SubmitReport, ActivityEvent> = (activity, { reportId, title, text }) => {
  openActivity(activity);
  if (!activity.held) throw new Refused('activity.not-held');
  const { report } = activity;
  if (report?.reportId === reportId && report.title === title && report.text === text) return [];
  if (report?.approved) throw new Refused('activity.report-approved', { reportId: report.reportId });
  return [{ type: 'ReportSubmitted', data: { reportId, title, text } }];
};
