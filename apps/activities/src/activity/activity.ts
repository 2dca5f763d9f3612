import type { ActivityDetails, ActivityEvent, AttendanceState, FindingTarget, LeaveReason } from '@tongxin/contracts';
import type { Aggregate } from '@tongxin/eventing';

export type Leave =
  | { state: 'REQUESTED'; reason: LeaveReason }
  | { state: 'GRANTED'; reason: LeaveReason }
  | { state: 'REFUSED'; reason: LeaveReason; refusal: string };

export interface Activity {
  details: ActivityDetails | null;
  /** False for one whose invitation was withdrawn. */
  invited: Record<string, boolean>;
  leave: Record<string, Leave>;
  held: { on: string; hours: number; outsideCount: number } | null;
  attendance: Record<string, AttendanceState>;
  /** The reason, once cancelled. */
  cancelled: string | null;
  /** Since when its record is overdue; empty when it is not, or no more. */
  overdueSince: string;
  report: { reportId: string; title: string; text: string; approved: boolean } | null;
  findings: Record<string, Finding>;
}

/** What was found, and what it became. */
export interface Finding {
  text: string;
  forwarded: readonly FindingTarget[];
}

export const Activity: Aggregate<Activity, ActivityEvent> = {
  category: 'activity',
  initial: {
    details: null,
    invited: {},
    leave: {},
    held: null,
    attendance: {},
    cancelled: null,
    overdueSince: '',
    report: null,
    findings: {},
  },
  evolve(state, event) {
    switch (event.type) {
      case 'ActivityScheduled':
        return { ...state, details: event.data };
      case 'ActivityAmended':
        return { ...state, details: state.details && { ...state.details, ...event.data }, ...(event.data.on && { overdueSince: '' }) };
      case 'MembersInvited':
        return { ...state, invited: { ...state.invited, ...Object.fromEntries(event.data.memberIds.map((id) => [id, true])) } };
      case 'InvitationWithdrawn':
        return { ...state, invited: { ...state.invited, [event.data.memberId]: false } };
      case 'LeaveRequested':
      case 'LeaveGranted':
      case 'LeaveRefused':
        return { ...state, leave: leaveAfter(state.leave, event) };
      case 'ActivityHeld':
        return { ...state, held: event.data };
      case 'AttendanceRecorded':
        return { ...state, attendance: { ...state.attendance, [event.data.memberId]: event.data.state } };
      case 'ActivityCancelled':
        return { ...state, cancelled: event.data.reason };
      case 'ActivityRecordOverdue':
        return { ...state, overdueSince: event.data.since };
      case 'ReportSubmitted':
        return { ...state, report: { ...event.data, approved: false } };
      case 'ReportApproved':
        return { ...state, report: state.report && { ...state.report, approved: true } };
      case 'FindingRecorded':
      case 'FindingForwarded':
        return { ...state, findings: findingsAfter(state.findings, event) };
      default:
        event satisfies never;
        return state;
    }
  },
};

type LeaveEvent = Extract<ActivityEvent, { type: 'LeaveRequested' | 'LeaveGranted' | 'LeaveRefused' }>;

function leaveAfter(all: Activity['leave'], { type, data }: LeaveEvent): Activity['leave'] {
  const { memberId } = data;
  if (type === 'LeaveRequested') return { ...all, [memberId]: { state: 'REQUESTED', reason: data.reason } };
  const reason = all[memberId]?.reason ?? 'OTHER';
  return {
    ...all,
    [memberId]: type === 'LeaveGranted' ? { state: 'GRANTED', reason } : { state: 'REFUSED', reason, refusal: data.reason },
  };
}

type FindingEvent = Extract<ActivityEvent, { type: 'FindingRecorded' | 'FindingForwarded' }>;

function findingsAfter(all: Activity['findings'], { type, data }: FindingEvent): Activity['findings'] {
  const { findingId } = data;
  const { text = '', forwarded = [] } = Object.hasOwn(all, findingId) ? (all[findingId] ?? {}) : {};
  if (type === 'FindingRecorded') return { ...all, [findingId]: { text: data.text, forwarded } };
  return { ...all, [findingId]: { text, forwarded: [...forwarded, { to: data.to, id: data.id }] } };
}
