import { IsDay } from '@tongxin/calendar';
import type { ActivityEvent } from '@tongxin/contracts';
import { Refused, type Decide } from '@tongxin/eventing';
import type { Activity } from './activity.js';
import { activityAhead } from './open-activity.js';

export class MarkRecordOverdue {
  /** Day by which it should have been recorded whether the activity was held. */
  @IsDay() since!: string;
}

/** The day of an activity has long passed, and nobody has recorded whether it was held or cancelled. */
export const markRecordOverdue: Decide<Activity, MarkRecordOverdue, ActivityEvent> = (activity, { since }, { today }) => {
  const { on } = activityAhead(activity);
  if (activity.overdueSince !== '') return [];
  // The alarm may have read a day that was moved since.
  if (since > today || since <= on) throw new Refused('activity.record-not-due', { on });
  return [{ type: 'ActivityRecordOverdue', data: { since } }];
};
