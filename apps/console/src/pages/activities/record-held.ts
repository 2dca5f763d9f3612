import {
  grantLeave,
  holdActivity,
  inviteMembers,
  recordAttendance,
  requestLeave,
  type ActivityCard,
  type HeldEntry,
} from '../../api/activities';
import { nodeId } from '../../session';
import { changedMarks, leaveToEnter, type Marks } from './roll-call';

/** How many steps `recordHeld` tells of. */
export const STEPS = 4;

/**
 * Invites who was not invited yet, holds the activity, enters the leave of those excused and records who came, in this order; each step that stands
 * already is left out, so that a repeat after a broken connection ends the same. Tells the log position at which it all shows.
 */
export async function recordHeld(
  activity: ActivityCard,
  { invited, marks, held }: { invited: string[]; marks: Marks; held: HeldEntry },
  step: () => void,
): Promise<number> {
  const { id, status } = activity;
  const fresh = invited.filter((member) => !activity.invited.includes(member));
  let position = 0;
  if (status === 'SCHEDULED') {
    if (fresh.length > 0) await inviteMembers(nodeId(), id, fresh);
    step();
    position = (await holdActivity(nodeId(), id, held)).position;
  }
  step();
  await enterLeave(activity, marks);
  step();
  const changes = changedMarks(activity.attendance, marks);
  if (changes.length > 0) position = (await recordAttendance(nodeId(), id, changes)).position;
  step();
  return position;
}

async function enterLeave({ id, leave }: ActivityCard, marks: Marks): Promise<void> {
  const granted = Object.keys(leave).filter((member) => leave[member] === 'GRANTED');
  for (const member of leaveToEnter(marks, granted)) {
    if (leave[member] !== 'REQUESTED') await requestLeave(nodeId(), id, member, 'OTHER');
    await grantLeave(nodeId(), id, member);
  }
}
