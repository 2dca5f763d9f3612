import { addDays } from '@tongxin/calendar';
import type { ActivityDetails, ActivityEvent, AttendanceState } from '@tongxin/contracts';
import type { View } from '@tongxin/eventing';
import type { ActivityCard, ActivityFinding, AttendanceCounts } from './activity-card.js';

/** Days after which somebody should have recorded whether an activity was held. */
export const DAYS_TO_RECORD = 7;

/** The activities of a committee: what, when, who was asked, who came. */
export const activityList: View<ActivityCard, ActivityEvent> = {
  name: 'activity-list',
  version: 2,
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
    'FindingRecorded',
    'FindingForwarded',
  ],
  indexes: ['on', 'type', 'status', 'planItem', 'recordDueOn', 'node'],
  keys: (_event, { id }) => [id],
  project(card, event, { id, node, recorded }) {
    // Ids of activities do not meet; should two nodes ever claim one, the same node wins in any order.
    if (card && card.node < node) return card;
    if (event.type === 'ActivityScheduled') return scheduled(event.data, { id, node, revision: recorded.revision });
    return card?.node === node ? settled(card, changes(card, event), recorded.revision) : card;
  },
};

function scheduled(details: ActivityDetails, place: Pick<ActivityCard, 'id' | 'node' | 'revision'>): ActivityCard {
  const card: ActivityCard = {
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
    findings: [],
    recordDueOn: '',
    overdueSince: '',
  };
  return settled(card, card, place.revision);
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
    case 'FindingRecorded':
    case 'FindingForwarded':
      return { findings: findingsAfter(card.findings, event) };
    default:
      return memberChanges(card, event);
  }
}

type OfFindings = Extract<ActivityEvent, { type: 'FindingRecorded' | 'FindingForwarded' }>;

function findingsAfter(findings: readonly ActivityFinding[], { type, data }: OfFindings): ActivityFinding[] {
  const known = findings.some(({ findingId }) => findingId === data.findingId);
  const all = known ? findings : [...findings, { findingId: data.findingId, text: '', forwarded: [] }];
  return all.map((finding) => {
    if (finding.findingId !== data.findingId) return finding;
    if (type === 'FindingRecorded') return { ...finding, text: data.text };
    return { ...finding, forwarded: [...finding.forwarded, { to: data.to, id: data.id }] };
  });
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

/** The card with what changed, and with what follows from that. */
function settled(before: ActivityCard, changed: Partial<ActivityCard>, revision: number): ActivityCard {
  const card: { -readonly [Field in keyof ActivityCard]: ActivityCard[Field] } = { ...before, ...changed };
  card.revision = revision;
  if (changed.invited || changed.attendance) card.counts = countsOf(card.invited, card.attendance);
  if (changed.plan !== undefined) card.planItem = card.plan?.itemId ?? '';
  if (card.status !== 'SCHEDULED') card.overdueSince = '';
  card.recordDueOn = recordDueOnOf(card);
  return card;
}

function recordDueOnOf({ status, overdueSince, on }: ActivityCard): string {
  return status === 'SCHEDULED' && overdueSince === '' ? addDays(on, DAYS_TO_RECORD) : '';
}

const COUNTED_AS = {
  PRESENT: 'present',
  LATE: 'late',
  LEFT_EARLY: 'leftEarly',
  EXCUSED: 'excused',
  ABSENT: 'absent',
  WALK_IN: 'walkIn',
} as const satisfies Readonly<Record<AttendanceState, keyof AttendanceCounts>>;

function countsOf(invited: readonly string[], attendance: Readonly<Record<string, AttendanceState>>): AttendanceCounts {
  const counts = { invited: invited.length, recorded: 0, present: 0, late: 0, leftEarly: 0, excused: 0, absent: 0, walkIn: 0 };
  for (const memberId in attendance) {
    const state = attendance[memberId];
    if (state === undefined) continue;
    counts.recorded += 1;
    counts[COUNTED_AS[state]] += 1;
  }
  return counts;
}
