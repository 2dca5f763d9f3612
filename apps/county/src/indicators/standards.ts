import type { AdoptedStandard, MemberEvent, StandardEvent } from '@tongxin/contracts';
import type { Entity } from './indicator.js';

/** The county's standards and whom they concern, as figures see them. */
export interface Standards {
  /** By version. */
  readonly versions: readonly Pick<AdoptedStandard, 'version' | 'effectiveFrom' | 'quotas'>[];
  /** Numbers of all who ever were members. */
  readonly members: readonly string[];
}

export const STANDARDS = 'standards';

type Read = StandardEvent | Extract<MemberEvent, { type: 'MemberAdmitted' }>;

/** All versions of the county's standard; a year is measured by the one in force on its last day. */
export const standards: Entity<Standards, Read> = {
  name: 'standards',
  events: ['StandardAdopted', 'MemberAdmitted'],
  initial: { versions: [], members: [] },
  subject: () => STANDARDS,
  evolve(state, event, { id }) {
    if (event.type === 'MemberAdmitted') return state.members.includes(id) ? state : { ...state, members: [...state.members, id].sort() };
    const { version, effectiveFrom, quotas } = event.data;
    const others = state.versions.filter((one) => one.version !== version);
    return { ...state, versions: [...others, { version, effectiveFrom, quotas }].sort((one, other) => one.version - other.version) };
  },
};
