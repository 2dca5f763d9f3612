import type { ActivityEvent, ActivityType, AnnualPlanEvent, AttendanceState } from '@tongxin/contracts';
import type { RecordedEvent } from '@tongxin/eventing';

const TYPES: readonly ActivityType[] = ['TRAINING', 'INSPECTION', 'FORUM'];
const STATES: readonly AttendanceState[] = ['PRESENT', 'LATE', 'LEFT_EARLY', 'EXCUSED', 'ABSENT', 'WALK_IN'];
const DAYS: readonly string[] = ['2023-01-31', '2023-03-31', '2023-04-01', '2023-06-30', '2023-07-01', '2023-12-31', '2024-01-01'];
const MEMBERS: readonly string[] = ['0001', '0002', '0003', '0004'];
const ITEMS: readonly string[] = ['item-1', 'item-2', 'item-3'];

type Pick = <T>(from: readonly T[]) => T;

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

/** What a township recorded, one event for each number: the same numbers, the same events. For properties that hold of any log. */
export function anyTownship(node: string, numbers: readonly number[]): RecordedEvent[] {
  const revisions = new Map<string, number>();
  return numbers.map((number, at) => {
    const pick = pickerOf(number);
    const isPlan = pick([true, false, false, false]);
    const event = isPlan ? pick(ofPlan)(pick) : pick(ofActivity)(pick);
    const stream = isPlan ? `annualPlan-${node}.${pick([2023, 2024])}` : `activity-${node}.${pick(['a', 'b', 'c'])}`;
    const revision = (revisions.get(stream) ?? -1) + 1;
    revisions.set(stream, revision);
    const recordedAt = new Date(Date.UTC(2023, 0, 1, 0, at)).toISOString();
    const signed = { actor: `clerk@${node}`, commandId: `${node}-${at}`, correlationId: `${node}-${at}`, causationId: null };
    const metadata = { ...signed, occurredOn: recordedAt.slice(0, 10), recordedAt, origin: { node, epoch: 1, revision }, schema: 1 };
    return { ...event, id: `${node}-event-${at}`, stream, revision, metadata, position: 0, storedAt: recordedAt };
  });
}

function item(pick: Pick): Extract<AnnualPlanEvent, { type: 'PlanItemAdded' }>['data'] {
  const rest = { quarter: null, month: null, topics: [], outside: [], owner: null, source: null };
  return { itemId: '', type: pick(TYPES), title: '项目', dueOn: pick(DAYS), targetCount: pick([1, 2]), ...rest };
}

function planOf(pick: Pick): { year: number; itemId: string } | null {
  return pick([null, { year: pick([2023, 2023, 2024]), itemId: pick(ITEMS) }, { year: 2023, itemId: pick(ITEMS) }]);
}

/** Draws choice after choice from one number. */
function pickerOf(number: number): Pick {
  let state = number >>> 0;
  return (from) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return from[Math.floor((state / 2 ** 32) * from.length)];
  };
}
