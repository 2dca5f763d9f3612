import type { ActivityDetails, ActivityEvent } from '@tongxin/contracts';
import { specFor } from '@tongxin/testing';
import { Activity } from './activity.js';
import { grantLeave } from './grant-leave.js';

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
const requested: ActivityEvent = { type: 'LeaveRequested', data: { memberId: '12-001', reason: 'WORK' } };
const granted: ActivityEvent = { type: 'LeaveGranted', data: { memberId: '12-001' } };
const refused: ActivityEvent = { type: 'LeaveRefused', data: { memberId: '12-001', reason: '本次须参加' } };
const { given } = specFor(Activity, grantLeave);

describe('grant leave', () => {
  it('grants what was asked for', () => given(scheduled, invited, requested).when({ memberId: '12-001' }).then(granted));
  it('grants after a refusal', () => given(scheduled, invited, requested, refused).when({ memberId: '12-001' }).then(granted));
  it('refuses where nobody asked', () =>
    given(scheduled, invited).when({ memberId: '12-001' }).thenRefused('activity.leave-not-requested', { memberId: '12-001' }));
});
