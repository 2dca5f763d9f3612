import { addDays } from '@tongxin/calendar';
import type { ActivityDetails, ActivityEvent, AttendanceState } from '@tongxin/contracts';
import type { View } from '@tongxin/eventing';
import type { ActivityCard, AttendanceCounts } from './activity-card.js';

/** Days after which somebody should have recorded whether an activity was held. */
const DAYS_TO_RECORD = 7;

/** The activities of a committee: what, when, who was asked, who came. */
export const activityList: View<ActivityCard, ActivityEvent> = {
  name: 'activity-list',
  version: 1,
  events: [
    'ActivityScheduled',
    'ActivityAmended',
    'MembersInvited',
    'InvitationWithdrawn',
    'LeaveRequested',
    'LeaveGranted',
    'LeaveRefused',
    'ActivityHeld',
    'AttendanceRecorded',
    'ActivityCancelled',
    'ActivityRecordOverdue',
    'ReportSubmitted',
    'ReportApproved',
  ],
  indexes: ['on', 'type', 'status', 'planItem', 'recordDueOn', 'node'],
  keys: (_event, { id }) => [id],
  project(card, event, { id, node, recorded }) {
    // Ids of activities do not meet; should two nodes ever claim one, the same node wins in any order.
    if (card && card.node < node) return card;
    if (event.type === 'ActivityScheduled') return scheduled(event.data, { id, node, revision: recorded.revision });
    return card?.node === node ? settled({ ...card, ...changes(card, event), revision: recorded.revision }) : card;
  },
};

function scheduled(details: ActivityDetails, place: Pick<ActivityCard, 'id' | 'node' | 'revision'>): ActivityCard {
  return settled({
    ...place,
    ...details,
    planItem: '',
    status: 'SCHEDULED',
    invited: [],
    leave: {},
    leaveReasons: {},
    attendance: {},
    counts: countsOf([], {}),
    heldOn: null,
    hours: null,
    outsideCount: null,
    cancelReason: '',
    report: null,
    recordDueOn: '',
    overdueSince: '',
  });
}

type Following = Exclude<ActivityEvent, { type: 'ActivityScheduled' }>;

function changes(card: ActivityCard, event: Following): Partial<ActivityCard> {
  switch (event.type) {
    case 'ActivityAmended':
      return { ...event.data, ...(event.data.on !== undefined && { overdueSince: '' }) };
    case 'ActivityHeld':
      return { status: 'HELD', on: event.data.on, heldOn: event.data.on, hours: event.data.hours, outsideCount: event.data.outsideCount };
    case 'ActivityCancelled':
      return { status: 'CANCELLED', cancelReason: event.data.reason };
    case 'ActivityRecordOverdue':
      return { overdueSince: event.data.since };
    case 'ReportSubmitted':
      return { report: { ...event.data, approved: false } };
    case 'ReportApproved':
      return { report: card.report && { ...card.report, approved: true } };
    default:
      return memberChanges(card, event);
  }
}

type OfMembers = Extract<
  ActivityEvent,
  { type: 'MembersInvited' | 'InvitationWithdrawn' | 'LeaveRequested' | 'LeaveGranted' | 'LeaveRefused' | 'AttendanceRecorded' }
>;

function memberChanges({ invited, leave, leaveReasons, attendance }: ActivityCard, event: OfMembers): Partial<ActivityCard> {
  switch (event.type) {
    case 'MembersInvited':
      return { invited: [...invited, ...event.data.memberIds] };
    case 'InvitationWithdrawn':
      return { invited: invited.filter((memberId) => memberId !== event.data.memberId) };
    case 'LeaveRequested': {
      const { memberId, reason } = event.data;
      return { leave: { ...leave, [memberId]: 'REQUESTED' }, leaveReasons: { ...leaveReasons, [memberId]: reason } };
    }
    case 'LeaveGranted':
      return { leave: { ...leave, [event.data.memberId]: 'GRANTED' } };
    case 'LeaveRefused':
      return { leave: { ...leave, [event.data.memberId]: 'REFUSED' } };
    case 'AttendanceRecorded':
      return { attendance: { ...attendance, [event.data.memberId]: event.data.state } };
    default:
      event satisfies never;
      return {};
  }
}

/** What follows from the rest of the card. */
function settled(card: ActivityCard): ActivityCard {
  const isAwaited = card.status === 'SCHEDULED' && card.overdueSince === '';
  return {
    ...card,
    planItem: card.plan?.itemId ?? '',
    counts: countsOf(card.invited, card.attendance),
    recordDueOn: isAwaited ? addDays(card.on, DAYS_TO_RECORD) : '',
    overdueSince: card.status === 'SCHEDULED' ? card.overdueSince : '',
  };
}

function countsOf(invited: readonly string[], attendance: Readonly<Record<string, AttendanceState>>): AttendanceCounts {
  const states = Object.values(attendance);
  const of = (wanted: AttendanceState): number => states.filter((state) => state === wanted).length;
  return {
    invited: invited.length,
    recorded: states.length,
    present: of('PRESENT'),
    late: of('LATE'),
    leftEarly: of('LEFT_EARLY'),
    excused: of('EXCUSED'),
    absent: of('ABSENT'),
    walkIn: of('WALK_IN'),
  };
}
