import type { MemberCard } from '../../api/members';

export interface MemberFilter {
  /** Part of the name, its pinyin, the number or the work unit. */
  text: string;
  group: string;
  sector: string;
  status: string;
}

/** Members for whom all that is filled in holds, in the order of the register. */
export function matching(members: readonly MemberCard[], { text, group, sector, status }: MemberFilter): MemberCard[] {
  const wanted = text.trim().toLowerCase();
  return members.filter(
    (member) =>
      (group === '' || member.group === group) &&
      (sector === '' || member.sector === sector) &&
      (status === '' || member.status === status) &&
      (wanted === '' || searched(member).includes(wanted)),
  );
}

/** What there is to choose from. */
export function optionsOf(members: readonly MemberCard[]): { groups: string[]; sectors: string[] } {
  return {
    groups: [...new Set(members.map(({ group }) => group))].sort(),
    sectors: [...new Set(members.map(({ sector }) => sector))].sort((a, b) => a.localeCompare(b, 'zh-CN')),
  };
}

function searched({ name, pinyin, number, workUnit }: MemberCard): string {
  return `${name} ${pinyin} ${pinyin.replaceAll(/\s/g, '')} ${number} ${workUnit}`.toLowerCase();
}
