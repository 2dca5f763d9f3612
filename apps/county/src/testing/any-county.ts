import type {
  FilingReviewEvent,
  MemberEvent,
  OpinionCaseEvent,
  ProposalCaseEvent,
  Quota,
  QuotaUnit,
  StandardEvent,
} from '@tongxin/contracts';
import type { RecordedEvent } from '@tongxin/eventing';
import { DAYS, logOf, MEMBERS, type Pick, type Told } from './any-log.js';

const TOWNSHIPS: readonly string[] = ['990101001', '990101101'];
const SECTORS: readonly string[] = ['农业界', '工商联', '医药|卫生界'];
const UNITS: readonly QuotaUnit[] = [{ kind: 'MEMBER' }, { kind: 'STANDING_MEMBER' }, { kind: 'TOWNSHIP', group: '990101101' }];

const ofMember: readonly ((pick: Pick) => MemberEvent)[] = [
  (pick) => admitted(pick),
  (pick) => admitted(pick),
  (pick) => ({ type: 'MemberProfileAmended', data: pick([{ sector: pick(SECTORS) }, { standing: true }, { party: null }]) }),
  (pick) => ({ type: 'MemberGroupChanged', data: { group: pick(TOWNSHIPS), on: pick(DAYS) } }),
  (pick) => ({ type: 'MemberResigned', data: { on: pick(DAYS), reason: 'OTHER' } }),
  (pick) => ({ type: 'MembershipRevoked', data: { on: pick(DAYS), reason: '' } }),
  () => ({ type: 'TermRenewed', data: { term: 13 } }),
];

const ofStandard: readonly ((pick: Pick) => StandardEvent)[] = [
  (pick) => ({
    type: 'StandardAdopted',
    data: { version: pick([1, 2, 3]), effectiveFrom: pick(DAYS), quotas: UNITS.map((unit) => ({ unit, perYear: perYear(pick) })) },
  }),
];

const ofCase: readonly ((pick: Pick) => ProposalCaseEvent)[] = [
  (pick) => ({
    type: 'CaseOpened',
    data: { proposal: `proposal-${pick(TOWNSHIPS)}.a`, township: pick(TOWNSHIPS), leadProposer: pick(MEMBERS), coSigners: [] },
  }),
  () => ({ type: 'ProposalFiled', data: { number: '12-1-001' } }),
  () => ({ type: 'ProposalNotFiled', data: { reasonCode: 'PROMOTION', reason: { zh: '', en: '' }, note: null } }),
];

const ofOpinionCase: readonly ((pick: Pick) => OpinionCaseEvent)[] = [
  (pick) => ({
    type: 'OpinionCaseOpened',
    data: { report: `opinionReport-${pick(TOWNSHIPS)}.a`, township: pick(TOWNSHIPS), reporter: pick(MEMBERS) },
  }),
  (pick) => ({
    type: 'OpinionAdopted',
    data: { adoptionId: pick(['x', 'y']), level: pick(['COUNTY', 'CITY'] as const), form: 'SINGLE', on: pick(DAYS), sources: [] },
  }),
];

const ofReview: readonly ((pick: Pick) => FilingReviewEvent)[] = [
  (pick) => ({
    type: 'FilingAwaited',
    data: { directive: 'directive-990101.d', township: pick(TOWNSHIPS), kind: 'half-year', period: '2023-H1', dueOn: pick(DAYS) },
  }),
  (pick) => ({ type: 'FilingAccepted', data: { submissionId: 's', filing: 'filing-990101101.d', submittedOn: pick(DAYS) } }),
];

const kinds: readonly ((pick: Pick) => Told)[] = [
  (pick) => ({ category: 'member', id: pick(MEMBERS), event: pick(ofMember)(pick) }),
  (pick) => ({ category: 'member', id: pick(MEMBERS), event: pick(ofMember)(pick) }),
  (pick) => ({ category: 'member', id: pick(MEMBERS), event: pick(ofMember)(pick) }),
  (pick) => ({ category: 'standard', id: '990101', event: pick(ofStandard)(pick) }),
  (pick) => ({ category: 'proposalCase', id: pick(['a', 'b']), event: pick(ofCase)(pick) }),
  (pick) => ({ category: 'opinionCase', id: pick(['a', 'b']), event: pick(ofOpinionCase)(pick) }),
  (pick) => ({ category: 'filingReview', id: pick(['a', 'b']), event: pick(ofReview)(pick) }),
];

/** What a county recorded of its members and of what townships sent, one event for each number. */
export function anyCounty(numbers: readonly number[]): RecordedEvent[] {
  return logOf('990101', numbers, (pick) => pick(kinds)(pick));
}

function admitted(pick: Pick): MemberEvent {
  const profile = { name: '委员', specialCommittees: [], party: null, workUnit: '', standing: pick([true, false]) };
  return {
    type: 'MemberAdmitted',
    data: { ...profile, sector: pick(SECTORS), group: pick(TOWNSHIPS), term: 12, admittedOn: pick(['2022-01-10', '2023-06-01']) },
  };
}

/** Mostly nothing asked, so that some meet all. */
function perYear(pick: Pick): Record<Quota, number> {
  const few = [0, 0, 0, 1];
  return { FIELD_WORK: pick(few), PROPOSAL: pick([0, 1, 2]), OPINION: pick(few), DUTY_REPORT: pick(few) };
}
