import type { ActivityEvent } from '@tongxin/contracts';
import { Refused, type Decide } from '@tongxin/eventing';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsString, Matches } from 'class-validator';
import { entryOf } from '../fields.js';
import { MEMBER_ID } from './activity-fields.js';
import type { Activity } from './activity.js';
import { activityAhead } from './open-activity.js';

export class InviteMembers {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ArrayUnique()
  @IsString({ each: true })
  @Matches(MEMBER_ID, { each: true })
  memberIds!: string[];
}

/** Who of those asked about is not in the register, or not in office; told by the door. */
export interface MemberFacts {
  readonly unknown: readonly string[];
  readonly left: readonly string[];
}

/** Members in office are invited; who has been invited stays so. */
export const inviteMembers: Decide<Activity, InviteMembers, ActivityEvent, MemberFacts> = (activity, command, { facts }) => {
  activityAhead(activity);
  const memberIds = command.memberIds.filter((memberId) => !entryOf(activity.invited, memberId));
  if (memberIds.length === 0) return [];
  const unknown = memberIds.filter((memberId) => facts.unknown.includes(memberId));
  if (unknown.length > 0) throw new Refused('activity.member-unknown', { memberIds: unknown });
  const left = memberIds.filter((memberId) => facts.left.includes(memberId));
  if (left.length > 0) throw new Refused('activity.member-left', { memberIds: left });
  return [{ type: 'MembersInvited', data: { memberIds } }];
};
