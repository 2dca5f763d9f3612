import type { ProposalEvent } from '@tongxin/contracts';
import { specFor } from '@tongxin/testing';
import { Proposal } from './proposal.js';
import { submitProposal, type SignatureFacts, type SubmitProposal } from './submit-proposal.js';

const text: SubmitProposal = {
  kind: 'PLENARY',
  title: '关于加强农村水源地保护的建议',
  facts: '两处水源地没有围栏。',
  analysis: '',
  suggestions: [{ suggestionId: 's1', text: '设置围栏。' }],
  source: null,
  leadProposer: '12-001',
};
const put: ProposalEvent = { type: 'ProposalPutToCoSigners', data: { ...text, version: 1 } };
const putAgain: ProposalEvent = { type: 'ProposalPutToCoSigners', data: { ...text, analysis: '没有经费。', version: 2 } };
const there: ProposalEvent = { type: 'CoSignerInvited', data: { memberId: '12-009', node: '990101201', answerBy: '2026-04-10' } };
const here: ProposalEvent = { type: 'CoSignerInvited', data: { memberId: '12-003', node: '990101101', answerBy: '2026-04-10' } };
const expired: ProposalEvent = { type: 'InvitationExpired', data: { memberId: '12-009', answerBy: '2026-04-10' } };
const alone: ProposalEvent = { type: 'ProposalSubmitted', data: { ...text, coSigners: [] } };
const facts: SignatureFacts = { onlyFor: null, standing: 'IN_OFFICE', signatures: [] };
const signed = { facts: { ...facts, signatures: [{ memberId: '12-009', version: 1 }] } };
const { given } = specFor(Proposal, submitProposal, { id: 'p1', facts });

describe('submit proposal', () => {
  it('hands in a proposal that nobody else signs', () => given().when(text).then(alone));
  it('names who signed, and waits for nobody', () =>
    given(put, there, here)
      .when(text, signed)
      .then({ type: 'ProposalSubmitted', data: { ...text, coSigners: [{ memberId: '12-009', node: '990101201' }] } }));
  it('counts a signature that came after the invitation had expired', () =>
    given(put, there, expired)
      .when(text, signed)
      .then({ type: 'ProposalSubmitted', data: { ...text, coSigners: [{ memberId: '12-009', node: '990101201' }] } }));
  it('does not count a signature on an older text, or of one who was not asked', () => {
    given(put, there, putAgain)
      .when({ ...text, analysis: '没有经费。' }, signed)
      .then({ type: 'ProposalSubmitted', data: { ...text, analysis: '没有经费。', coSigners: [] } });
    given(put, here).when(text, signed).then(alone);
  });
  it('refuses a text that differs from the one signed; unsigned, it may still change', () => {
    given(put, there)
      .when({ ...text, title: '另一件' }, signed)
      .thenRefused('proposal.signed-text-differs');
    given(put, there)
      .when({ ...text, title: '另一件' })
      .then({ type: 'ProposalSubmitted', data: { ...text, title: '另一件', coSigners: [] } });
  });
  it('is done by the lead proposer, or by those who enter it for all', () => {
    given()
      .when(text, { facts: { ...facts, onlyFor: '12-002' } })
      .thenRefused('proposal.of-another');
    given()
      .when(text, { facts: { ...facts, onlyFor: '12-001' } })
      .then(alone);
  });
  it('refuses who is not in office, another lead, and an id that is no draft’s', () => {
    given()
      .when(text, { facts: { ...facts, standing: 'LEFT' } })
      .thenRefused('proposal.member-left');
    given(put)
      .when({ ...text, leadProposer: '12-003' })
      .thenRefused('proposal.other-lead');
    given().when(text, { id: 'p~1' }).thenRefused('proposal.bad-id');
  });
  it('refuses another text once submitted, and one withdrawn', () => {
    given(alone)
      .when({ ...text, title: '另一件' })
      .thenRefused('proposal.already-submitted');
    given(put, { type: 'ProposalWithdrawn', data: { reason: '已解决' } })
      .when(text)
      .thenRefused('proposal.withdrawn', { reason: '已解决' });
  });
});
