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

/** Steps that need not be done again. */
export interface StepsDone {
  invited: boolean;
  held: boolean;
}

/**
 * Invites who was not invited yet, holds the activity, enters the leave of those excused and records who came, in this order; what was done before a
 * step failed is left out when it is tried again. Tells the log position at which it all shows.
 */
export async function recordHeld(
  activity: ActivityCard,
  { invited, marks, held, done }: { invited: string[]; marks: Marks; held: HeldEntry; done: StepsDone },
  step: () => void,
): Promise<number> {
  const { id, status } = activity;
  const fresh = invited.filter((member) => !activity.invited.includes(member));
  let position = 0;
  if (status === 'SCHEDULED') {
    if (fresh.length > 0 && !done.invited) await inviteMembers(nodeId(), id, fresh);
    done.invited = true;
    step();
    position = done.held ? 0 : (await holdActivity(nodeId(), id, held)).position;
    done.held = true;
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
