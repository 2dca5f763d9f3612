import type { MemberEvent, MemberProfile } from '@tongxin/contracts';
import { Refused, type Decide } from '@tongxin/eventing';
import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsString, Length } from 'class-validator';
import { Nullable, Omissible } from '../fields.js';
import type { Member } from './member.js';

/** What is left out stays as it is. */
export class AmendMemberProfile {
  @Omissible() @IsString() @Length(1, 40) name?: string;
  /** 界别 */
  @Omissible() @IsString() @Length(1, 40) sector?: string;
  /** 专委会 */
  @Omissible()
  @IsArray()
  @ArrayMaxSize(2)
  @ArrayUnique()
  @IsString({ each: true })
  @Length(1, 40, { each: true })
  specialCommittees?: string[];
  @Omissible() @Nullable() @IsString() @Length(1, 40) party?: string | null;
  @Omissible() @IsString() @Length(0, 120) workUnit?: string;
  @Omissible() @IsBoolean() standing?: boolean;
}

const fields = ['name', 'sector', 'specialCommittees', 'party', 'workUnit', 'standing'] as const;

/** What the register says of a member in office is put right; only what differs is recorded. */
export const amendMemberProfile: Decide<Member, AmendMemberProfile, MemberEvent> = (member, command) => {
  if (member.status !== 'IN_OFFICE' || !member.profile) throw new Refused('member.not-in-office');
  const changes = differences(member.profile, command);
  return Object.keys(changes).length > 0 ? [{ type: 'MemberProfileAmended', data: changes }] : [];
};

function differences(profile: MemberProfile, command: AmendMemberProfile): Partial<Omit<MemberProfile, 'group'>> {
  const changed = fields.filter(
    (field) => command[field] !== undefined && JSON.stringify(command[field]) !== JSON.stringify(profile[field]),
  );
  return Object.fromEntries(changed.map((field) => [field, command[field]]));
}
