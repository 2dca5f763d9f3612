import { IsDay, IsDivisionCode } from '@tongxin/calendar';
import type { MemberEvent, MemberProfile } from '@tongxin/contracts';
import { Refused, type Decide } from '@tongxin/eventing';
import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsInt, IsString, Length, Max, Min } from 'class-validator';
import { MEMBER_NUMBER, Nullable } from '../fields.js';
import type { Member } from './member.js';

export class AdmitMember {
  @IsString() @Length(1, 40) name!: string;
  /** 界别 */
  @IsString() @Length(1, 40) sector!: string;
  /** 专委会 */
  @IsArray() @ArrayMaxSize(2) @ArrayUnique() @IsString({ each: true }) @Length(1, 40, { each: true }) specialCommittees!: string[];
  /** 委员活动组: division code of the township or subdistrict */
  @IsDivisionCode() group!: string;
  @Nullable() @IsString() @Length(1, 40) party!: string | null;
  @IsString() @Length(0, 120) workUnit!: string;
  @IsBoolean() standing!: boolean;
  @IsInt() @Min(1) @Max(99) term!: number;
  @IsDay() admittedOn!: string;
}

/** The committee takes a member into its register, or takes one who had left back in. */
export const admitMember: Decide<Member, AdmitMember, MemberEvent> = (member, command, { today, id }) => {
  if (!MEMBER_NUMBER.test(id)) throw new Refused('member.number-malformed', { number: id });
  const { term, admittedOn, name, sector, specialCommittees, group, party, workUnit, standing } = command;
  const profile = { name, sector, specialCommittees, group, party, workUnit, standing };
  if (member.status === 'IN_OFFICE') {
    if (isSame(member, profile, command)) return [];
    throw new Refused('member.already-admitted', { number: id });
  }
  if (admittedOn > today) throw new Refused('member.day-to-come', { on: admittedOn });
  if (member.left && admittedOn < member.left.on) throw new Refused('member.day-before', { on: member.left.on });
  return [{ type: 'MemberAdmitted', data: { ...profile, term, admittedOn } }];
};

function isSame(member: Member, profile: MemberProfile, { term, admittedOn }: AdmitMember): boolean {
  const told = Object.entries({ ...profile, term, admittedOn });
  const known = { ...member.profile, term: member.term, admittedOn: member.admittedOn } as Record<string, unknown>;
  return told.every(([field, value]) => JSON.stringify(known[field]) === JSON.stringify(value));
}
