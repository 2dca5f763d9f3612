import type { MemberEvent } from '@tongxin/contracts';
import { reactionSpecFor, type Happened } from '@tongxin/testing';
import { withdrawInvitationsOnMemberLeft } from './withdraw-invitations-on-member-left.js';

const member = { id: '12-001', node: '990101', category: 'member' };
type Left = Extract<MemberEvent, { type: 'MemberResigned' | 'MembershipRevoked' }>;
const resigned: Happened<Left> = { type: 'MemberResigned', data: { on: '2026-05-06', reason: 'WORK_TRANSFER' }, ...member };
const revoked: Happened<Left> = { type: 'MembershipRevoked', data: { on: '2026-05-06', reason: '常委会决定' }, ...member };
const node = '990101101';
const activities = {
  'activity-list': {
    past: { id: 'past', node, status: 'SCHEDULED', on: '2026-05-05', invited: ['12-001'] },
    held: { id: 'held', node, status: 'HELD', on: '2026-05-07', invited: ['12-001'] },
    ahead: { id: 'ahead', node, status: 'SCHEDULED', on: '2026-05-06', invited: ['12-002', '12-001'] },
    elsewhere: { id: 'elsewhere', node: '990101201', status: 'SCHEDULED', on: '2026-05-06', invited: ['12-001'] },
    others: { id: 'others', node, status: 'SCHEDULED', on: '2026-06-01', invited: ['12-002'] },
  },
};
const withdrawal = { command: 'activities/withdraw-invitation', id: 'ahead', body: { memberId: '12-001', reason: 'MEMBER_LEFT' } };
const { given } = reactionSpecFor(withdrawInvitationsOnMemberLeft);

describe('withdraw invitations on member left', () => {
  it('withdraws those to activities from that day on', async () => {
    await given(activities).when(resigned).then(withdrawal);
    await given(activities).when(revoked).then(withdrawal);
  });
  it('reads all pages of activities', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 250 }, (_, index) => [
        `a${index}`,
        { id: `a${index}`, node, status: 'SCHEDULED', on: '2026-07-01', invited: index === 249 ? ['12-001'] : [] },
      ]),
    );
    await given({ 'activity-list': many })
      .when(resigned)
      .then({ ...withdrawal, id: 'a249' });
  });
  it('does nothing when the member is not awaited', () => given().when(resigned).thenNothing());
});
