import type {
  ActivityEvent,
  ActivityType,
  AnnualPlanEvent,
  AttendanceState,
  DutyReportEvent,
  OpinionText,
  ProposalEvent,
  ProposalText,
  ResidentDemandEvent,
} from '@tongxin/contracts';
import type { RecordedEvent } from '@tongxin/eventing';
import { DAYS, logOf, MEMBERS, type Pick, type Told } from './any-log.js';

const TYPES: readonly ActivityType[] = ['TRAINING', 'INSPECTION', 'FORUM'];
const STATES: readonly AttendanceState[] = ['PRESENT', 'LATE', 'LEFT_EARLY', 'EXCUSED', 'ABSENT', 'WALK_IN'];
const TEXT: ProposalText = { kind: 'PLENARY', title: '提案', facts: '', analysis: '', suggestions: [], source: null };
const OPINION: OpinionText = { title: '信息', text: '', source: null };
const ITEMS: readonly string[] = ['item-1', 'item-2', 'item-3'];

/** Any event of an activity, decided or not as rules would: the ledger has to add up whatever comes. */
const ofActivity: readonly ((pick: Pick) => ActivityEvent)[] = [
  (pick) => ({
    type: 'ActivityScheduled',
    data: { type: pick(TYPES), title: '活动', on: pick(DAYS), place: null, plan: planOf(pick), topics: [], outside: [] },
  }),
  (pick) => ({ type: 'ActivityAmended', data: pick([{ type: pick(TYPES) }, { plan: planOf(pick) }, { title: '改名' }]) }),
  (pick) => ({ type: 'MembersInvited', data: { memberIds: [pick(MEMBERS), pick(MEMBERS)] } }),
  (pick) => ({ type: 'InvitationWithdrawn', data: { memberId: pick(MEMBERS), reason: 'MEMBER_LEFT' } }),
  (pick) => ({ type: 'LeaveGranted', data: { memberId: pick(MEMBERS) } }),
  (pick) => ({ type: 'LeaveRefused', data: { memberId: pick(MEMBERS), reason: '' } }),
  (pick) => ({ type: 'ActivityHeld', data: { on: pick(DAYS), hours: 2, outsideCount: 0 } }),
  (pick) => ({ type: 'ActivityHeld', data: { on: pick(DAYS), hours: 2, outsideCount: 0 } }),
  (pick) => ({ type: 'AttendanceRecorded', data: { memberId: pick(MEMBERS), state: pick(STATES) } }),
  (pick) => ({ type: 'AttendanceRecorded', data: { memberId: pick(MEMBERS), state: pick(STATES) } }),
  () => ({ type: 'ActivityCancelled', data: { reason: '' } }),
];

const ofPlan: readonly ((pick: Pick) => AnnualPlanEvent)[] = [
  (pick) => ({ type: 'PlanItemAdded', data: { ...item(pick), itemId: pick(ITEMS) } }),
  (pick) => ({ type: 'PlanItemAdded', data: { ...item(pick), itemId: pick(ITEMS) } }),
  (pick) => ({ type: 'PlanItemAmended', data: { itemId: pick(ITEMS), ...pick([{ dueOn: pick(DAYS) }, { targetCount: pick([1, 2]) }]) } }),
  (pick) => ({ type: 'PlanItemDropped', data: { itemId: pick(ITEMS), reason: '' } }),
  () => ({ type: 'PlanApproved', data: { on: '2023-01-10' } }),
];

const ofProposal: readonly ((pick: Pick) => ProposalEvent)[] = [
  (pick) => ({ type: 'ProposalSubmitted', data: { ...TEXT, leadProposer: pick(MEMBERS), coSigners: coSigners(pick) } }),
  (pick) => ({ type: 'ProposalSubmitted', data: { ...TEXT, leadProposer: pick(MEMBERS), coSigners: coSigners(pick) } }),
  () => ({ type: 'ProposalWithdrawn', data: { reason: '' } }),
];

const ofDutyReport: readonly ((pick: Pick) => DutyReportEvent)[] = [
  (pick) => ({
    type: 'DutyReportFiled',
    data: { reportId: 'r', memberId: pick(MEMBERS), year: pick([2023, 2024]), title: '述职', text: '', onBehalf: true },
  }),
  () => ({ type: 'DutyReportReturned', data: { reportId: 'r', reason: '' } }),
  () => ({ type: 'DutyReportAccepted', data: { reportId: 'r' } }),
];

const ofDemand: readonly ((pick: Pick) => ResidentDemandEvent)[] = [
  (pick) => ({ type: 'DemandReceived', data: { personId: 'p', category: pick(['ROADS', 'WATER']), channel: 'VISIT', on: pick(DAYS) } }),
  (pick) => ({ type: 'DemandClosed', data: { on: pick(DAYS), outcome: 'SETTLED' } }),
];

const AB = ['a', 'b'];
const ofActivities = (pick: Pick): Told => ({ category: 'activity', id: pick(['a', 'b', 'c']), event: pick(ofActivity)(pick) });
const kinds: readonly ((pick: Pick) => Told)[] = [
  ...[ofActivities, ofActivities, ofActivities, ofActivities],
  (pick) => ({ category: 'annualPlan', id: pick(['2023', '2024']), event: pick(ofPlan)(pick) }),
  (pick) => ({ category: 'annualPlan', id: pick(['2023', '2024']), event: pick(ofPlan)(pick) }),
  (pick) => ({ category: 'proposal', id: pick(AB), event: pick(ofProposal)(pick) }),
  (pick) => ({
    category: 'opinionReport',
    id: pick(AB),
    event: { type: 'OpinionSubmitted', data: { ...OPINION, reporter: pick(MEMBERS) } },
  }),
  (pick) => ({ category: 'dutyReport', id: pick(AB), event: pick(ofDutyReport)(pick) }),
  (pick) => ({ category: 'residentDemand', id: pick(AB), event: pick(ofDemand)(pick) }),
];

/** What a township recorded, one event for each number: the same numbers, the same events. For properties that hold of any log. */
export function anyTownship(node: string, numbers: readonly number[]): RecordedEvent[] {
  return logOf(node, numbers, (pick) => pick(kinds)(pick));
}

function item(pick: Pick): Extract<AnnualPlanEvent, { type: 'PlanItemAdded' }>['data'] {
  const rest = { quarter: null, month: null, topics: [], outside: [], owner: null, source: null };
  return { itemId: '', type: pick(TYPES), title: '项目', dueOn: pick(DAYS), targetCount: pick([1, 2]), ...rest };
}

function planOf(pick: Pick): { year: number; itemId: string } | null {
  return pick([null, { year: pick([2023, 2023, 2024]), itemId: pick(ITEMS) }, { year: 2023, itemId: pick(ITEMS) }]);
}

function coSigners(pick: Pick): { memberId: string; node: string }[] {
  return pick([[], [{ memberId: pick(MEMBERS), node: '990101101' }]]);
}
