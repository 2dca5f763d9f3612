import { IsDay } from '@tongxin/calendar';
import type { MemberEvent } from '@tongxin/contracts';
import { Refused, type Decide } from '@tongxin/eventing';
import { IsString, Length } from 'class-validator';
import type { Member } from './member.js';

export class RevokeMembership {
  @IsDay() on!: string;
  /** The decision it rests on, as it may be read by all townships. */
  @IsString() @Length(1, 200) reason!: string;
}

/** The committee takes a member's seat away by a decision of its own. */
export const revokeMembership: Decide<Member, RevokeMembership, MemberEvent> = (member, { on, reason }, { today }) => {
  if (member.status === 'REVOKED' && member.left?.on === on && member.left.reason === reason) return [];
  if (member.status !== 'IN_OFFICE') throw new Refused('member.not-in-office');
  if (on > today) throw new Refused('member.day-to-come', { on });
  if (on < member.admittedOn) throw new Refused('member.day-before', { on: member.admittedOn });
  return [{ type: 'MembershipRevoked', data: { on, reason } }];
};
