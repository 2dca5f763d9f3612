import type { ActivityEvent, AttendanceState } from '@tongxin/contracts';
import { contributionsAfter } from '../testing/contributions-after.js';
import { activityAttendance } from './activity-attendance.js';

const invited: ActivityEvent = { type: 'MembersInvited', data: { memberIds: ['0001', '0002', '0003', '0004'] } };
const held: ActivityEvent = { type: 'ActivityHeld', data: { on: '2023-03-15', hours: 3, outsideCount: 0 } };
const recorded = (memberId: string, state: AttendanceState): ActivityEvent => ({ type: 'AttendanceRecorded', data: { memberId, state } });
const leaveGranted: ActivityEvent = { type: 'LeaveGranted', data: { memberId: '0002' } };

function attendance(...events: ActivityEvent[]): string {
  const contributions = contributionsAfter(activityAttendance, events);
  return contributions.map(({ businessDate, numerator, denominator }) => `${businessDate} ${numerator}/${denominator}`).join();
}

describe('activity.attendance', () => {
  it('says nothing of an activity that was not held', () => expect(attendance(invited, recorded('0001', 'PRESENT'))).toBe(''));

  it('expects everyone invited on the day it was held', () => expect(attendance(invited, held)).toBe('2023-03-15 0/4'));

  it('counts present, late and left early as having come', () =>
    expect(attendance(invited, held, recorded('0001', 'PRESENT'), recorded('0002', 'LATE'), recorded('0003', 'LEFT_EARLY'))).toBe(
      '2023-03-15 3/4',
    ));

  it('counts a walk-in as having come, but expects no one for it', () =>
    expect(attendance(invited, held, recorded('0009', 'WALK_IN'))).toBe('2023-03-15 1/4'));

  it('does not expect who was excused', () => {
    expect(attendance(invited, held, recorded('0001', 'EXCUSED'))).toBe('2023-03-15 0/3');
    expect(attendance(invited, held, recorded('0009', 'EXCUSED'))).toBe('2023-03-15 0/4');
  });

  it('takes a granted leave as an excuse while attendance says nothing', () =>
    expect(attendance(invited, leaveGranted, held)).toBe('2023-03-15 0/3'));

  it('lets the attendance overrule a granted leave', () => {
    expect(attendance(invited, leaveGranted, held, recorded('0002', 'PRESENT'))).toBe('2023-03-15 1/4');
    expect(attendance(invited, leaveGranted, held, recorded('0002', 'ABSENT'))).toBe('2023-03-15 0/4');
  });

  it('expects who asked for leave in vain', () =>
    expect(attendance(invited, leaveGranted, { type: 'LeaveRefused', data: { memberId: '0002', reason: '必须到会' } }, held)).toBe(
      '2023-03-15 0/4',
    ));

  it('no longer expects a member who left the committee', () =>
    expect(attendance(invited, { type: 'InvitationWithdrawn', data: { memberId: '0004', reason: 'MEMBER_LEFT' } }, held)).toBe(
      '2023-03-15 0/3',
    ));

  it('takes the last word on a member', () =>
    expect(attendance(invited, held, recorded('0001', 'ABSENT'), recorded('0001', 'PRESENT'), recorded('0001', 'EXCUSED'))).toBe(
      '2023-03-15 0/3',
    ));

  it('takes everything back when the activity is cancelled', () =>
    expect(attendance(invited, held, recorded('0001', 'PRESENT'), { type: 'ActivityCancelled', data: { reason: '误记' } })).toBe(''));
});
