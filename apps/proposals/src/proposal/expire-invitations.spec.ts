import type { ProposalEvent } from '@tongxin/contracts';
import { specFor } from '@tongxin/testing';
import { expireInvitations } from './expire-invitations.js';
import { Proposal } from './proposal.js';

const text = {
  kind: 'INTER_SESSION' as const,
  title: '关于加强农村水源地保护的建议',
  facts: '两处水源地没有围栏。',
  analysis: '',
  suggestions: [{ suggestionId: 's1', text: '设置围栏。' }],
  source: null,
  leadProposer: '12-001',
};
const put: ProposalEvent = { type: 'ProposalPutToCoSigners', data: { ...text, version: 1 } };
const invited: ProposalEvent = { type: 'CoSignerInvited', data: { memberId: '12-009', node: '990101201', answerBy: '2026-04-10' } };
const later: ProposalEvent = { type: 'CoSignerInvited', data: { memberId: '12-003', node: '990101101', answerBy: '2026-04-20' } };
const expired: ProposalEvent = { type: 'InvitationExpired', data: { memberId: '12-009', answerBy: '2026-04-10' } };
const submitted: ProposalEvent = { type: 'ProposalSubmitted', data: { ...text, coSigners: [] } };
const both = { memberIds: ['12-009', '12-003', '12-099'] };
const { given } = specFor(Proposal, expireInvitations, { today: '2026-04-11' });

describe('expire invitations', () => {
  it('lets those expire whose last day has passed, and no others', () => given(put, invited, later).when(both).then(expired));
  it('waits for the end of the last day', () => given(put, invited).when(both, { today: '2026-04-10' }).thenNothing());
  it('expires anew what was asked anew', () =>
    given(put, invited, expired, { type: 'CoSignerInvited', data: { memberId: '12-009', node: '990101201', answerBy: '2026-04-12' } })
      .when(both, { today: '2026-04-13' })
      .then({ type: 'InvitationExpired', data: { memberId: '12-009', answerBy: '2026-04-12' } }));
  it('does nothing once the proposal was submitted or withdrawn', () => {
    given(put, invited, submitted).when(both).thenNothing();
    given(put, invited, { type: 'ProposalWithdrawn', data: { reason: '已解决' } })
      .when(both)
      .thenNothing();
  });
});
