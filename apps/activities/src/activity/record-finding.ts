import type { ActivityEvent } from '@tongxin/contracts';
import { Refused, type Decide } from '@tongxin/eventing';
import { IsString, Length, Matches } from 'class-validator';
import { entryOf } from '../fields.js';
import { FINDING_ID } from './activity-fields.js';
import type { Activity } from './activity.js';
import { openActivity } from './open-activity.js';

export class RecordFinding {
  /** Chosen by the caller; the same id again puts the finding right. */
  @IsString() @Matches(FINDING_ID) findingId!: string;
  @IsString() @Length(1, 2000) text!: string;
}

/** What was found at a held activity is written down, and put right until something was made of it. */
export const recordFinding: Decide<Activity, RecordFinding, ActivityEvent> = (activity, { findingId, text }) => {
  openActivity(activity);
  if (!activity.held) throw new Refused('activity.not-held');
  const finding = entryOf(activity.findings, findingId);
  if (finding?.text === text) return [];
  if (finding && finding.forwarded.length > 0) throw new Refused('activity.finding-forwarded', { findingId });
  return [{ type: 'FindingRecorded', data: { findingId, text } }];
};
