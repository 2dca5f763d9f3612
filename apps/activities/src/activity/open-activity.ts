import type { ActivityDetails } from '@tongxin/contracts';
import { Refused } from '@tongxin/eventing';
import type { Activity } from './activity.js';

/** The details of an activity that takes place, or has. */
export function openActivity({ details, cancelled }: Activity): ActivityDetails {
  if (!details) throw new Refused('activity.not-scheduled');
  if (cancelled !== null) throw new Refused('activity.cancelled', { reason: cancelled });
  return details;
}

/** The same, not yet held. */
export function activityAhead(activity: Activity): ActivityDetails {
  const details = openActivity(activity);
  if (activity.held) throw new Refused('activity.already-held', { on: activity.held.on });
  return details;
}
