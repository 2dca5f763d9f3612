import type { MemberCard } from '../../api/members';

/** Members as an organiser meets them. */
export interface Who {
  /** In office and of the committee's own group; for a county, which has no group of its own, nobody. */
  own: MemberCard[];
  /** In office elsewhere. */
  others: MemberCard[];
  /** Everyone the register knows, also those who left. */
  byNumber: ReadonlyMap<string, MemberCard>;
}

/** Sorts the register for the committee of a division code; a committee whose code no member carries any more invites everyone in office. */
export function whoIsWho(members: readonly MemberCard[], code: string, isCounty: boolean): Who {
  const inOffice = members.filter(({ status }) => status === 'IN_OFFICE');
  const mine = inOffice.filter(({ group }) => group === code);
  const own = isCounty || mine.length > 0 ? mine : inOffice;
  return {
    own,
    others: inOffice.filter((member) => !own.includes(member)),
    byNumber: new Map(members.map((member) => [member.number, member])),
  };
}
