import type { MemberEvent, OpinionCaseEvent, OpinionReportEvent, ProposalCaseEvent, ProposalEvent } from '@tongxin/contracts';
import type { Event } from '@tongxin/eventing';
import type { Happened } from '@tongxin/testing';

// A made-up member of 青石镇 and what became of one proposal and one opinion item, for specs.

export const COUNTY = '990101';
export const TOWN = '990101101';

/** An event of a stream, recorded on a day. */
export function on<E extends Event>(day: string, stream: { node: string; category: string; id: string }, event: E): Happened<Event> {
  return { ...stream, ...event, recordedAt: `${day}T02:00:00.000Z` };
}

export const register = (id: string) => ({ node: COUNTY, category: 'member', id });
export const profile = {
  name: '陈稻香',
  sector: '农业界',
  specialCommittees: [],
  group: TOWN,
  party: null,
  workUnit: '',
  standing: false,
} as const;
export const admitted: MemberEvent = {
  type: 'MemberAdmitted',
  data: { ...profile, specialCommittees: [], term: 12, admittedOn: '2022-01-10' },
};

export const itsProposal = { node: TOWN, category: 'proposal', id: 'bridge' };
export const itsCase = { node: COUNTY, category: 'proposalCase', id: `${TOWN}.bridge` };
const text = { kind: 'PLENARY', title: '关于修缮青石桥的提案', facts: '', analysis: '', suggestions: [], source: null } as const;
export const submitted: ProposalEvent = {
  type: 'ProposalSubmitted',
  data: { ...text, suggestions: [], leadProposer: '0001', coSigners: [{ memberId: '0002', node: '990101001' }] },
};
export const caseOpened: ProposalCaseEvent = {
  type: 'CaseOpened',
  data: { proposal: `proposal-${TOWN}.bridge`, township: TOWN, leadProposer: '0001', coSigners: [] },
};

export const itsOpinion = { node: TOWN, category: 'opinionReport', id: 'water' };
export const itsOpinionCase = { node: COUNTY, category: 'opinionCase', id: `${TOWN}.water` };
export const reported: OpinionReportEvent = {
  type: 'OpinionSubmitted',
  data: { title: '山区饮水问题', text: '', source: null, reporter: '0001' },
};
export const opinionCaseOpened: OpinionCaseEvent = {
  type: 'OpinionCaseOpened',
  data: { report: `opinionReport-${TOWN}.water`, township: TOWN, reporter: '0001' },
};
export const adopted = (adoptionId: string, level: 'COUNTY' | 'CITY', day: string): OpinionCaseEvent => ({
  type: 'OpinionAdopted',
  data: { adoptionId, level, form: 'SINGLE', on: day, sources: [] },
});
