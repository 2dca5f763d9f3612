import { IsDay, IsDivisionCode } from '@tongxin/calendar';
import type { MemberEvent } from '@tongxin/contracts';
import { Refused, type Decide } from '@tongxin/eventing';
import type { Member } from './member.js';

export class ChangeMemberGroup {
  /** 委员活动组: division code of the township or subdistrict */
  @IsDivisionCode() group!: string;
  @IsDay() on!: string;
}

/** A member in office moves to the group of another township. */
export const changeMemberGroup: Decide<Member, ChangeMemberGroup, MemberEvent> = (member, { group, on }, { today }) => {
  if (member.status !== 'IN_OFFICE') throw new Refused('member.not-in-office');
  if (group === member.profile?.group) return [];
  if (on > today) throw new Refused('member.day-to-come', { on });
  if (on < member.groupSince) throw new Refused('member.day-before', { on: member.groupSince });
  return [{ type: 'MemberGroupChanged', data: { group, on } }];
};
