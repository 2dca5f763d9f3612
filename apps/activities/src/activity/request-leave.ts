import { LEAVE_REASONS, type ActivityEvent, type LeaveReason } from '@tongxin/contracts';
import { Refused, type Decide } from '@tongxin/eventing';
import { IsIn, IsString, Matches } from 'class-validator';
import { entryOf } from '../fields.js';
import { MEMBER_ID } from './activity-fields.js';
import type { Activity, Leave } from './activity.js';
import { openActivity } from './open-activity.js';

export class RequestLeave {
  @IsString() @Matches(MEMBER_ID) memberId!: string;
  @IsIn(LEAVE_REASONS) reason!: LeaveReason;
}

/** The member for whom alone the caller may ask, null for those who enter it for all; told by the door. */
export interface LeaveFacts {
  readonly onlyFor: string | null;
}

/** An invited member asks leave, or the clerk enters it, also afterwards; a member asks for oneself only. */
export const requestLeave: Decide<Activity, RequestLeave, ActivityEvent, LeaveFacts> = (activity, { memberId, reason }, { facts }) => {
  openActivity(activity);
  if ((facts.onlyFor ?? memberId) !== memberId) throw new Refused('activity.leave-of-another');
  if (!entryOf(activity.invited, memberId)) throw new Refused('activity.not-invited', { memberIds: [memberId] });
  return isAsked(entryOf(activity.leave, memberId), reason) ? [] : [{ type: 'LeaveRequested', data: { memberId, reason } }];
};

function isAsked(leave: Leave | undefined, reason: LeaveReason): boolean {
  return leave?.state === 'GRANTED' || (leave?.state === 'REQUESTED' && leave.reason === reason);
}
