import type { ActivityEvent, ActivityType, AttendanceState } from '@tongxin/contracts';
import type { Entity } from './indicator.js';

// What is known of one member and one activity, as a sum of these: small, since every activity keeps it for every member.
const INVITED = 1;
const ON_LEAVE = 2;
const ATTENDED = 4;
const EXCUSED = 8;
const ABSENT = 16;
const RECORDED = ATTENDED | EXCUSED | ABSENT;

const recordedAs: Readonly<Record<AttendanceState, number>> = {
  PRESENT: ATTENDED,
  LATE: ATTENDED,
  LEFT_EARLY: ATTENDED,
  WALK_IN: ATTENDED,
  EXCUSED,
  ABSENT,
};

/** An activity as figures see it. */
export interface Activity {
  readonly type: ActivityType;
  /** The plan item it works towards. */
  readonly plan: { readonly year: number; readonly itemId: string } | null;
  /** Day it was held; null before, and once cancelled. */
  readonly heldOn: string | null;
  readonly members: Readonly<Record<string, number>>;
}

const events = [
  'ActivityScheduled',
  'ActivityAmended',
  'MembersInvited',
  'InvitationWithdrawn',
  'LeaveGranted',
  'LeaveRefused',
  'ActivityHeld',
  'AttendanceRecorded',
  'ActivityCancelled',
] as const;
type Read = Extract<ActivityEvent, { type: (typeof events)[number] }>;

/** An activity: its type, the plan item it serves, the day it was held, who was invited and who came. */
export const activity: Entity<Activity, Read> = {
  name: 'activity',
  events,
  initial: { type: 'OTHER', plan: null, heldOn: null, members: {} },
  evolve(state, event) {
    switch (event.type) {
      case 'ActivityScheduled':
      case 'ActivityAmended':
        return { ...state, type: event.data.type ?? state.type, plan: event.data.plan === undefined ? state.plan : event.data.plan };
      case 'ActivityHeld':
        return { ...state, heldOn: event.data.on };
      case 'ActivityCancelled':
        return { ...state, heldOn: null };
      default:
        return { ...state, members: evolveMembers(state.members, event) };
    }
  },
};

type OfMembers = Exclude<Read, { type: 'ActivityScheduled' | 'ActivityAmended' | 'ActivityHeld' | 'ActivityCancelled' }>;

function evolveMembers(members: Activity['members'], event: OfMembers): Activity['members'] {
  switch (event.type) {
    case 'MembersInvited':
      return { ...members, ...Object.fromEntries(event.data.memberIds.map((id) => [id, known(members, id) | INVITED])) };
    case 'InvitationWithdrawn':
      return { ...members, [event.data.memberId]: known(members, event.data.memberId) & ~INVITED };
    case 'LeaveGranted':
      return { ...members, [event.data.memberId]: known(members, event.data.memberId) | ON_LEAVE };
    case 'LeaveRefused':
      return { ...members, [event.data.memberId]: known(members, event.data.memberId) & ~ON_LEAVE };
    case 'AttendanceRecorded':
      return { ...members, [event.data.memberId]: (known(members, event.data.memberId) & ~RECORDED) | recordedAs[event.data.state] };
  }
}

function known(members: Activity['members'], id: string): number {
  return members[id] ?? 0;
}

/** Came, invited or not: present, late, left early or walked in. */
export function attended(member: number): boolean {
  return (member & ATTENDED) !== 0;
}

/** Invited and not excused. A granted leave excuses, unless the attendance says that the member came or stayed away without excuse. */
export function expected(member: number): boolean {
  const excused = (member & RECORDED) === 0 ? (member & ON_LEAVE) !== 0 : (member & EXCUSED) !== 0;
  return (member & INVITED) !== 0 && !excused;
}
