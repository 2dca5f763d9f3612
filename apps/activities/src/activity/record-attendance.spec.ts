import type { ActivityDetails, ActivityEvent } from '@tongxin/contracts';
import { specFor } from '@tongxin/testing';
import { Activity } from './activity.js';
import { recordAttendance } from './record-attendance.js';

const survey: ActivityDetails = {
  type: 'FIELD_SURVEY',
  title: '茶产业发展调研',
  on: '2026-03-20',
  place: '青石镇茶场',
  plan: { year: 2026, itemId: 'i1' },
  topics: ['茶产业'],
  outside: ['县农业农村局'],
};
const scheduled: ActivityEvent = { type: 'ActivityScheduled', data: survey };
const invited: ActivityEvent = { type: 'MembersInvited', data: { memberIds: ['12-001', '12-002'] } };
const held: ActivityEvent = { type: 'ActivityHeld', data: { on: '2026-03-21', hours: 3, outsideCount: 2 } };
const cancelled: ActivityEvent = { type: 'ActivityCancelled', data: { reason: '防汛' } };
const requested: ActivityEvent = { type: 'LeaveRequested', data: { memberId: '12-001', reason: 'WORK' } };
const granted: ActivityEvent = { type: 'LeaveGranted', data: { memberId: '12-001' } };
const present = { type: 'AttendanceRecorded', data: { memberId: '12-001', state: 'PRESENT' } } satisfies ActivityEvent;
const absent = { type: 'AttendanceRecorded', data: { memberId: '12-002', state: 'ABSENT' } } satisfies ActivityEvent;
const walkedIn = { type: 'AttendanceRecorded', data: { memberId: '12-003', state: 'WALK_IN' } } satisfies ActivityEvent;
const allKnown: { unknown: string[] } = { unknown: [] };
const { given } = specFor(Activity, recordAttendance, { facts: allKnown });

describe('record attendance', () => {
  it('records who came and who did not, one event a member', () =>
    given(scheduled, invited, held)
      .when({ entries: [present.data, absent.data, walkedIn.data] })
      .then(present, absent, walkedIn));
  it('corrects one member and leaves the others', () =>
    given(scheduled, invited, held, present, absent)
      .when({ entries: [{ memberId: '12-001', state: 'LATE' }, absent.data] })
      .then({ type: 'AttendanceRecorded', data: { memberId: '12-001', state: 'LATE' } }));
  it('excuses whose leave was granted', () =>
    given(scheduled, invited, requested, granted, held)
      .when({ entries: [{ memberId: '12-001', state: 'EXCUSED' }] })
      .then({ type: 'AttendanceRecorded', data: { memberId: '12-001', state: 'EXCUSED' } }));
  it('does not excuse without granted leave', () =>
    given(scheduled, invited, requested, held)
      .when({ entries: [present.data, { memberId: '12-001', state: 'EXCUSED' }] })
      .thenRefused('activity.leave-not-granted', { memberId: '12-001' }));
  it('takes nobody as a walk-in who was invited', () =>
    given(scheduled, invited, held)
      .when({ entries: [{ memberId: '12-001', state: 'WALK_IN' }] })
      .thenRefused('activity.walk-in-was-invited', { memberId: '12-001' }));
  it('takes only a walk-in who was not invited, and back again', () => {
    given(scheduled, invited, held)
      .when({ entries: [{ memberId: '12-003', state: 'PRESENT' }] })
      .thenRefused('activity.not-invited', { memberIds: ['12-003'] });
    given(scheduled, invited, held, walkedIn)
      .when({ entries: [{ memberId: '12-003', state: 'ABSENT' }] })
      .then({ type: 'AttendanceRecorded', data: { memberId: '12-003', state: 'ABSENT' } });
  });
  it('refuses a walk-in who is not in the register', () =>
    given(scheduled, invited, held)
      .when({ entries: [{ memberId: '99', state: 'WALK_IN' }] }, { facts: { unknown: ['99'] } })
      .thenRefused('activity.member-unknown', { memberIds: ['99'] }));
  it('refuses before it was held, and when cancelled', () => {
    given(scheduled, invited)
      .when({ entries: [present.data] })
      .thenRefused('activity.not-held');
    given(scheduled, invited, cancelled)
      .when({ entries: [present.data] })
      .thenRefused('activity.cancelled');
  });
});
