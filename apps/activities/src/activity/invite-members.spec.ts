import type { ActivityDetails, ActivityEvent } from '@tongxin/contracts';
import { specFor } from '@tongxin/testing';
import { Activity } from './activity.js';
import { inviteMembers, type MemberFacts } from './invite-members.js';

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
const all: MemberFacts = { unknown: [], left: [] };
const { given } = specFor(Activity, inviteMembers, { facts: all });

describe('invite members', () => {
  it('invites members in office', () =>
    given(scheduled)
      .when({ memberIds: ['12-001', '12-002'] })
      .then(invited));
  it('invites only who has not been', () =>
    given(scheduled, invited)
      .when({ memberIds: ['12-002', '12-003'] })
      .then({ type: 'MembersInvited', data: { memberIds: ['12-003'] } }));
  it('invites again whose invitation was withdrawn', () =>
    given(scheduled, invited, { type: 'InvitationWithdrawn', data: { memberId: '12-001', reason: 'INVITED_BY_MISTAKE' } })
      .when({ memberIds: ['12-001', '12-002'] })
      .then({ type: 'MembersInvited', data: { memberIds: ['12-001'] } }));
  it('refuses who is not in the register, or has left', () => {
    given(scheduled)
      .when({ memberIds: ['12-001', '99'] }, { facts: { ...all, unknown: ['99'] } })
      .thenRefused('activity.member-unknown', { memberIds: ['99'] });
    given(scheduled)
      .when({ memberIds: ['12-001', '12-009'] }, { facts: { ...all, left: ['12-009'] } })
      .thenRefused('activity.member-left', { memberIds: ['12-009'] });
  });
  it('does not ask again about who has been invited', () =>
    given(scheduled, invited)
      .when({ memberIds: ['12-001'] }, { facts: { ...all, left: ['12-001'] } })
      .thenNothing());
  it('refuses after it was held or cancelled', () => {
    given(scheduled, held)
      .when({ memberIds: ['12-001'] })
      .thenRefused('activity.already-held');
    given(scheduled, cancelled)
      .when({ memberIds: ['12-001'] })
      .thenRefused('activity.cancelled');
  });
});
