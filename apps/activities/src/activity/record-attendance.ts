import { ATTENDANCE_STATES, type ActivityEvent, type AttendanceState } from '@tongxin/contracts';
import { Refused, type Decide } from '@tongxin/eventing';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn, IsObject, IsString, Matches, ValidateNested } from 'class-validator';
import { entryOf } from '../fields.js';
import { MEMBER_ID } from './activity-fields.js';
import type { Activity } from './activity.js';
import type { MemberFacts } from './invite-members.js';
import { openActivity } from './open-activity.js';

export class AttendanceEntry {
  @IsString() @Matches(MEMBER_ID) memberId!: string;
  @IsIn(ATTENDANCE_STATES) state!: AttendanceState;
}

export class RecordAttendance {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ArrayUnique((entry: AttendanceEntry | null) => entry?.memberId)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => AttendanceEntry)
  entries!: AttendanceEntry[];
}

/** The organiser records who came to a held activity, once for all or bit by bit; a later word on a member corrects the earlier. */
export const recordAttendance: Decide<Activity, RecordAttendance, ActivityEvent, Pick<MemberFacts, 'unknown'>> = (
  activity,
  { entries },
  { facts },
) => {
  openActivity(activity);
  if (!activity.held) throw new Refused('activity.not-held');
  const changed = entries.filter(({ memberId, state }) => entryOf(activity.attendance, memberId) !== state);
  for (const entry of changed) checkEntry(activity, entry, facts.unknown);
  return changed.map(({ memberId, state }): ActivityEvent => ({ type: 'AttendanceRecorded', data: { memberId, state } }));
};

function checkEntry(activity: Activity, { memberId, state }: AttendanceEntry, unknown: readonly string[]): void {
  if (!entryOf(activity.invited, memberId)) return checkUninvited(activity, { memberId, state }, unknown);
  if (state === 'WALK_IN') throw new Refused('activity.walk-in-was-invited', { memberId });
  const excused = entryOf(activity.leave, memberId)?.state === 'GRANTED';
  if (state === 'EXCUSED' && !excused) throw new Refused('activity.leave-not-granted', { memberId });
}

/** Who was not invited can only have walked in; that can be taken back. */
function checkUninvited({ attendance }: Activity, { memberId, state }: AttendanceEntry, unknown: readonly string[]): void {
  const takesBack = state === 'ABSENT' && entryOf(attendance, memberId) === 'WALK_IN';
  if (state !== 'WALK_IN' && !takesBack) throw new Refused('activity.not-invited', { memberIds: [memberId] });
  if (state === 'WALK_IN' && unknown.includes(memberId)) throw new Refused('activity.member-unknown', { memberIds: [memberId] });
}
