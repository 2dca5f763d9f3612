import type { MemberEvent, MemberProfile } from '@tongxin/contracts';
import type { Aggregate } from '@tongxin/eventing';

export interface Member {
  status: 'UNKNOWN' | 'IN_OFFICE' | 'RESIGNED' | 'REVOKED';
  profile: MemberProfile | null;
  term: number;
  admittedOn: string;
  /** Day of the last change of group; the admission's at first. */
  groupSince: string;
  left: { on: string; reason: string } | null;
}

export const Member: Aggregate<Member, MemberEvent> = {
  category: 'member',
  sharing: 'subordinates',
  initial: { status: 'UNKNOWN', profile: null, term: 0, admittedOn: '', groupSince: '', left: null },
  evolve(state, event) {
    switch (event.type) {
      case 'MemberAdmitted': {
        const { term, admittedOn, ...profile } = event.data;
        return { status: 'IN_OFFICE', profile, term, admittedOn, groupSince: admittedOn, left: null };
      }
      case 'MemberProfileAmended':
        return { ...state, profile: state.profile && { ...state.profile, ...event.data } };
      case 'MemberGroupChanged':
        return { ...state, profile: state.profile && { ...state.profile, group: event.data.group }, groupSince: event.data.on };
      case 'MemberResigned':
        return { ...state, status: 'RESIGNED', left: event.data };
      case 'MembershipRevoked':
        return { ...state, status: 'REVOKED', left: event.data };
      case 'TermRenewed':
        return { ...state, term: event.data.term };
      default:
        event satisfies never;
        return state;
    }
  },
};
