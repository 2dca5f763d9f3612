import type { ProposalEvent } from '@tongxin/contracts';
import { specFor } from '@tongxin/testing';
import { inviteCoSigner, type InvitationFacts } from './invite-co-signer.js';
import { Proposal } from './proposal.js';

const put: ProposalEvent = {
  type: 'ProposalPutToCoSigners',
  data: {
    kind: 'INTER_SESSION',
    title: '关于加强农村水源地保护的建议',
    facts: '两处水源地没有围栏。',
    analysis: '',
    suggestions: [{ suggestionId: 's1', text: '设置围栏。' }],
    source: null,
    leadProposer: '12-001',
    version: 1,
  },
};
const there = { memberId: '12-009', node: '990101201', answerBy: '2026-04-10' };
const invited: ProposalEvent = { type: 'CoSignerInvited', data: there };
const expired: ProposalEvent = { type: 'InvitationExpired', data: { memberId: '12-009', answerBy: '2026-04-10' } };
const withdrawn: ProposalEvent = { type: 'ProposalWithdrawn', data: { reason: '已解决' } };
const facts: InvitationFacts = { onlyFor: null, standing: 'IN_OFFICE', nodeKnown: true };
const { given } = specFor(Proposal, inviteCoSigner, { facts });

describe('invite co-signer', () => {
  it('asks a member of another township', () => given(put).when(there).then(invited));
  it('asks until the day itself', () =>
    given(put)
      .when({ ...there, answerBy: '2026-04-01' })
      .then({ type: 'CoSignerInvited', data: { ...there, answerBy: '2026-04-01' } }));
  it('asks again with another day, also after the first has passed', () =>
    given(put, invited, expired)
      .when({ ...there, answerBy: '2026-04-20' }, { today: '2026-04-12' })
      .then({ type: 'CoSignerInvited', data: { ...there, answerBy: '2026-04-20' } }));
  it('does nothing when asked already', () => given(put, invited).when(there, { today: '2026-04-12' }).thenNothing());
  it('takes a member number like constructor', () =>
    given(put)
      .when({ ...there, memberId: 'constructor' })
      .then({ type: 'CoSignerInvited', data: { ...there, memberId: 'constructor' } }));
  it('refuses a day that has passed, and the lead proposer', () => {
    given(put)
      .when({ ...there, answerBy: '2026-03-31' })
      .thenRefused('proposal.answer-by-past', { answerBy: '2026-03-31' });
    given(put)
      .when({ ...there, memberId: '12-001' })
      .thenRefused('proposal.lead-co-signs');
  });
  it('refuses a node that is not known, and who is not in office', () => {
    given(put)
      .when(there, { facts: { ...facts, nodeKnown: false } })
      .thenRefused('proposal.node-unknown', { node: '990101201' });
    given(put)
      .when(there, { facts: { ...facts, standing: 'UNKNOWN' } })
      .thenRefused('proposal.member-unknown', { memberId: '12-009' });
    given(put)
      .when(there, { facts: { ...facts, standing: 'LEFT' } })
      .thenRefused('proposal.member-left', { memberId: '12-009' });
  });
  it('refuses for another’s proposal, for none, and for one withdrawn', () => {
    given(put)
      .when(there, { facts: { ...facts, onlyFor: '12-002' } })
      .thenRefused('proposal.of-another');
    given().when(there).thenRefused('proposal.not-put-to-co-signers');
    given(put, withdrawn).when(there).thenRefused('proposal.withdrawn');
  });
});
