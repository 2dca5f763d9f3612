import { ATTENDANCE_STATES, type AttendanceState } from '@tongxin/contracts';

/** States a member who was invited can be in; who comes uninvited is a walk-in. */
export const INVITED_STATES = ATTENDANCE_STATES.filter((state) => state !== 'WALK_IN');

export type Marks = Record<string, AttendanceState>;

export interface Tally {
  counts: Record<AttendanceState, number>;
  /** Those who came, over those who were invited and not excused. */
  came: number;
  due: number;
  /** Invited and not marked yet. */
  open: number;
}

/** Counts a roll call by the definition of activity.attendance. */
export function tallyOf(invited: readonly string[], marks: Marks): Tally {
  const counts = Object.fromEntries(ATTENDANCE_STATES.map((state) => [state, 0])) as Record<AttendanceState, number>;
  for (const state of Object.values(marks)) counts[state] += 1;
  return {
    counts,
    came: counts.PRESENT + counts.LATE + counts.LEFT_EARLY + counts.WALK_IN,
    due: invited.length - counts.EXCUSED,
    open: invited.filter((member) => marks[member] === undefined).length,
  };
}

/** Where a roll call starts: leave that was granted is known already. */
export function startingMarks(recorded: Marks, granted: readonly string[]): Marks {
  return { ...Object.fromEntries(granted.map((member) => [member, 'EXCUSED' as const])), ...recorded };
}

/** What must be recorded so that what stands becomes what was marked; a walk-in whose mark was taken away did not come. */
export function changedMarks(recorded: Marks, marks: Marks): { memberId: string; state: AttendanceState }[] {
  const gone = Object.keys(recorded).filter((member) => recorded[member] === 'WALK_IN' && marks[member] === undefined);
  return [...Object.entries(marks), ...gone.map((member) => [member, 'ABSENT'] as const)]
    .filter(([memberId, state]) => recorded[memberId] !== state)
    .map(([memberId, state]) => ({ memberId, state }));
}

/** Members marked excused whose leave was not granted yet: it is entered for them first. */
export function leaveToEnter(marks: Marks, granted: readonly string[]): string[] {
  return Object.entries(marks).flatMap(([member, state]) => (state === 'EXCUSED' && !granted.includes(member) ? [member] : []));
}
