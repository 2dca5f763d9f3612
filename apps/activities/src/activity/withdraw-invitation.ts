import { WITHDRAWAL_REASONS, type ActivityEvent, type WithdrawalReason } from '@tongxin/contracts';
import { Refused, type Decide } from '@tongxin/eventing';
import { IsIn, IsString, Matches } from 'class-validator';
import { entryOf } from '../fields.js';
import { MEMBER_ID } from './activity-fields.js';
import type { Activity } from './activity.js';
import { activityAhead } from './open-activity.js';

export class WithdrawInvitation {
  @IsString() @Matches(MEMBER_ID) memberId!: string;
  @IsIn(WITHDRAWAL_REASONS) reason!: WithdrawalReason;
}

/** A member who left office, or was invited by mistake, is not waited for any more. */
export const withdrawInvitation: Decide<Activity, WithdrawInvitation, ActivityEvent> = (activity, { memberId, reason }) => {
  activityAhead(activity);
  const invited = entryOf(activity.invited, memberId);
  if (invited === undefined) throw new Refused('activity.not-invited', { memberIds: [memberId] });
  return invited ? [{ type: 'InvitationWithdrawn', data: { memberId, reason } }] : [];
};
