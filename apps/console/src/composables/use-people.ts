import { computed, type ComputedRef } from 'vue';
import { allMembers, listCommittees, type CommitteeCard, type MemberCard } from '../api/members';
import { STAFF } from '../roles';
import { hasRole, isCounty, nodeId, session } from '../session';
import { useLoad } from './use-load';

export interface People {
  members: ComputedRef<MemberCard[]>;
  /** In office, and of this committee's own group; at a county everyone in office. */
  own: ComputedRef<MemberCard[]>;
  /** A member's name; the number where the register is not open to the account, except for one's own. */
  memberName: (number: string) => string;
  /** A committee's name by its node or division code. */
  committeeName: (code: string) => string;
}

/** Names for the numbers and codes that the program stores. The register is open to the staff alone. */
export function usePeople(): People {
  const { data } = useLoad(async () => {
    if (!hasRole(...STAFF)) return { members: [], committees: [] as CommitteeCard[] };
    const [members, committees] = await Promise.all([allMembers(nodeId()), listCommittees(nodeId())]);
    return { members, committees };
  });
  const names = computed(() => new Map(data.value?.members.map(({ number, name }) => [number, name])));
  const places = computed(
    () =>
      new Map([
        ...session.nodes.map(({ id, name }) => [id, name] as const),
        ...(data.value?.committees ?? []).map(({ code, name }) => [code, name] as const),
      ]),
  );
  return {
    members: computed(() => data.value?.members ?? []),
    own: computed(
      () => data.value?.members.filter(({ status, group }) => status === 'IN_OFFICE' && (isCounty() || group === nodeId())) ?? [],
    ),
    memberName: (number) => (number === session.who?.memberId ? session.who.displayName : (names.value.get(number) ?? number)),
    committeeName: (code) => places.value.get(code) ?? code,
  };
}
