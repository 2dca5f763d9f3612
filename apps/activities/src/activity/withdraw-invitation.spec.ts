import type { ActivityDetails, ActivityEvent } from '@tongxin/contracts';
import { specFor } from '@tongxin/testing';
import { Activity } from './activity.js';
import { withdrawInvitation } from './withdraw-invitation.js';

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
const { given } = specFor(Activity, withdrawInvitation);

describe('withdraw invitation', () => {
  it('withdraws it for a member who left', () =>
    given(scheduled, invited)
      .when({ memberId: '12-001', reason: 'MEMBER_LEFT' })
      .then({ type: 'InvitationWithdrawn', data: { memberId: '12-001', reason: 'MEMBER_LEFT' } }));
  it('refuses for one who was not invited', () =>
    given(scheduled, invited)
      .when({ memberId: '12-003', reason: 'INVITED_BY_MISTAKE' })
      .thenRefused('activity.not-invited', { memberIds: ['12-003'] }));
  it('refuses after it was held', () =>
    given(scheduled, invited, held).when({ memberId: '12-001', reason: 'MEMBER_LEFT' }).thenRefused('activity.already-held'));
});
