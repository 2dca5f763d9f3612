import type { ActivityEvent } from '@tongxin/contracts';
import { Refused, type Decide } from '@tongxin/eventing';
import { IsString, Matches } from 'class-validator';
import { entryOf } from '../fields.js';
import { MEMBER_ID } from './activity-fields.js';
import type { Activity } from './activity.js';
import { openActivity } from './open-activity.js';

export class GrantLeave {
  @IsString() @Matches(MEMBER_ID) memberId!: string;
}

/** Leave that was asked for is granted, also after it had been refused. */
export const grantLeave: Decide<Activity, GrantLeave, ActivityEvent> = (activity, { memberId }) => {
  openActivity(activity);
  const leave = entryOf(activity.leave, memberId);
  if (!leave) throw new Refused('activity.leave-not-requested', { memberId });
  return leave.state === 'GRANTED' ? [] : [{ type: 'LeaveGranted', data: { memberId } }];
};
