import type { ActivityEvent, ActivityType, AttendanceState } from '@tongxin/contracts';
import type { Entity } from './indicator.js';

// What is known of a member and an activity, as a sum of these. Numbers in a row: rebuilding spends most of its time here.
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
  readonly members: readonly string[];
  /** What is known of each member, in the same order. */
  readonly marks: readonly number[];
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
  initial: { type: 'OTHER', plan: null, heldOn: null, members: [], marks: [] },
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
        return evolveMembers(state, event);
    }
  },
};

type OfMembers = Exclude<Read, { type: 'ActivityScheduled' | 'ActivityAmended' | 'ActivityHeld' | 'ActivityCancelled' }>;

function evolveMembers(state: Activity, event: OfMembers): Activity {
  switch (event.type) {
    case 'MembersInvited':
      return event.data.memberIds.reduce((before, id) => marked(before, id, 0, INVITED), state);
    case 'InvitationWithdrawn':
      return marked(state, event.data.memberId, INVITED, 0);
    case 'LeaveGranted':
      return marked(state, event.data.memberId, 0, ON_LEAVE);
    case 'LeaveRefused':
      return marked(state, event.data.memberId, ON_LEAVE, 0);
    case 'AttendanceRecorded':
      return marked(state, event.data.memberId, RECORDED, recordedAs[event.data.state]);
  }
}

function marked(state: Activity, id: string, cleared: number, set: number): Activity {
  const at = state.members.indexOf(id);
  if (at < 0) return { ...state, members: [...state.members, id], marks: [...state.marks, set] };
  return { ...state, marks: state.marks.with(at, ((state.marks[at] ?? 0) & ~cleared) | set) };
}

/** How many came, invited or not: present, late, left early or walked in. */
export function attended({ marks }: Activity): number {
  let count = 0;
  for (const mark of marks) if ((mark & ATTENDED) !== 0) count += 1;
  return count;
}

/** Who came. */
export function attendees({ members, marks }: Activity): readonly string[] {
  return members.filter((_member, at) => ((marks[at] ?? 0) & ATTENDED) !== 0);
}

/** How many should have come: invited and not excused. A granted leave excuses, unless the attendance recorded says otherwise. */
export function expected({ marks }: Activity): number {
  let count = 0;
  for (const mark of marks) if ((mark & INVITED) !== 0 && !isExcused(mark)) count += 1;
  return count;
}

function isExcused(mark: number): boolean {
  return (mark & (mark & RECORDED ? EXCUSED : ON_LEAVE)) !== 0;
}
