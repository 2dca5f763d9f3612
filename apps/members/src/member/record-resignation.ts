import { IsDay } from '@tongxin/calendar';
import type { MemberEvent, ResignationReason } from '@tongxin/contracts';
import { Refused, type Decide } from '@tongxin/eventing';
import { IsIn } from 'class-validator';
import type { Member } from './member.js';

const reasons: readonly ResignationReason[] = ['WORK_TRANSFER', 'HEALTH', 'PERSONAL', 'DECEASED', 'OTHER'];

export class RecordResignation {
  @IsDay() on!: string;
  @IsIn(reasons) reason!: ResignationReason;
}

/** The committee records that a member has left office. */
export const recordResignation: Decide<Member, RecordResignation, MemberEvent> = (member, { on, reason }, { today }) => {
  if (member.status === 'RESIGNED' && member.left?.on === on && member.left.reason === reason) return [];
  if (member.status !== 'IN_OFFICE') throw new Refused('member.not-in-office');
  if (on > today) throw new Refused('member.day-to-come', { on });
  if (on < member.admittedOn) throw new Refused('member.day-before', { on: member.admittedOn });
  return [{ type: 'MemberResigned', data: { on, reason } }];
};
