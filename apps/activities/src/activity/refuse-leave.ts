import type { ActivityEvent } from '@tongxin/contracts';
import { Refused, type Decide } from '@tongxin/eventing';
import { IsString, Length, Matches } from 'class-validator';
import { entryOf } from '../fields.js';
import { MEMBER_ID } from './activity-fields.js';
import type { Activity } from './activity.js';
import { openActivity } from './open-activity.js';

export class RefuseLeave {
  @IsString() @Matches(MEMBER_ID) memberId!: string;
  @IsString() @Length(1, 200) reason!: string;
}

/** Leave that was asked for is refused, with the reason why; what was granted stays granted. */
export const refuseLeave: Decide<Activity, RefuseLeave, ActivityEvent> = (activity, { memberId, reason }) => {
  openActivity(activity);
  const leave = entryOf(activity.leave, memberId);
  if (!leave) throw new Refused('activity.leave-not-requested', { memberId });
  if (leave.state === 'GRANTED') throw new Refused('activity.leave-granted', { memberId });
  if (leave.state === 'REFUSED' && leave.refusal === reason) return [];
  return [{ type: 'LeaveRefused', data: { memberId, reason } }];
};
