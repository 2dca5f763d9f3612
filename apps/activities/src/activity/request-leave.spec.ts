import type { ActivityDetails, ActivityEvent } from '@tongxin/contracts';
import { specFor } from '@tongxin/testing';
import { Activity } from './activity.js';
import { requestLeave, type LeaveFacts } from './request-leave.js';

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
const refused: ActivityEvent = { type: 'LeaveRefused', data: { memberId: '12-001', reason: '本次须参加' } };
const forAll: LeaveFacts = { onlyFor: null };
const { given } = specFor(Activity, requestLeave, { facts: forAll });

describe('request leave', () => {
  it('asks leave for an invited member', () => given(scheduled, invited).when({ memberId: '12-001', reason: 'WORK' }).then(requested));
  it('asks for oneself', () =>
    given(scheduled, invited)
      .when({ memberId: '12-001', reason: 'WORK' }, { facts: { onlyFor: '12-001' } })
      .then(requested));
  it('refuses to ask for another', () =>
    given(scheduled, invited)
      .when({ memberId: '12-001', reason: 'WORK' }, { facts: { onlyFor: '12-002' } })
      .thenRefused('activity.leave-of-another'));
  it('asks again after a refusal, and with another reason', () => {
    given(scheduled, invited, requested, refused).when({ memberId: '12-001', reason: 'WORK' }).then(requested);
    given(scheduled, invited, requested)
      .when({ memberId: '12-001', reason: 'HEALTH' })
      .then({ type: 'LeaveRequested', data: { memberId: '12-001', reason: 'HEALTH' } });
  });
  it('does nothing once granted', () =>
    given(scheduled, invited, requested, granted).when({ memberId: '12-001', reason: 'HEALTH' }).thenNothing());
  it('can be entered after the activity was held', () =>
    given(scheduled, invited, held).when({ memberId: '12-001', reason: 'WORK' }).then(requested));
  it('refuses for one who was not invited, and when cancelled', () => {
    given(scheduled)
      .when({ memberId: '12-001', reason: 'WORK' })
      .thenRefused('activity.not-invited', { memberIds: ['12-001'] });
    given(scheduled, invited, cancelled).when({ memberId: '12-001', reason: 'WORK' }).thenRefused('activity.cancelled');
  });
});
