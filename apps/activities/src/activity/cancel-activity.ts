import type { ActivityEvent } from '@tongxin/contracts';
import type { Decide } from '@tongxin/eventing';
import { IsString, Length } from 'class-validator';
import type { Activity } from './activity.js';
import { activityAhead } from './open-activity.js';

export class CancelActivity {
  @IsString() @Length(1, 200) reason!: string;
}

/** An activity that has not been held will not be. */
export const cancelActivity: Decide<Activity, CancelActivity, ActivityEvent> = (activity, { reason }) => {
  if (activity.cancelled === reason) return [];
  activityAhead(activity);
  return [{ type: 'ActivityCancelled', data: { reason } }];
};
