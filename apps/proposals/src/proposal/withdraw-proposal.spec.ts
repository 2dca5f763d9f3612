import type { ProposalEvent } from '@tongxin/contracts';
import { specFor } from '@tongxin/testing';
import { Proposal } from './proposal.js';
import { withdrawProposal, type WithdrawalFacts } from './withdraw-proposal.js';

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
const submitted: ProposalEvent = { type: 'ProposalSubmitted', data: { ...text, coSigners: [] } };
const withdrawn: ProposalEvent = { type: 'ProposalWithdrawn', data: { reason: '已解决' } };
const facts: WithdrawalFacts = { onlyFor: null, decided: false };
const { given } = specFor(Proposal, withdrawProposal, { facts });

describe('withdraw proposal', () => {
  it('takes back what was put to co-signers, and what was submitted', () => {
    given(put).when({ reason: '已解决' }).then(withdrawn);
    given(submitted).when({ reason: '已解决' }).then(withdrawn);
  });
  it('refuses once the county is known to have decided', () =>
    given(submitted)
      .when({ reason: '已解决' }, { facts: { ...facts, decided: true } })
      .thenRefused('proposal.already-decided'));
  it('refuses for another’s proposal, and for none', () => {
    given(submitted)
      .when({ reason: '已解决' }, { facts: { ...facts, onlyFor: '12-002' } })
      .thenRefused('proposal.of-another');
    given().when({ reason: '已解决' }).thenRefused('proposal.unknown');
  });
  it('refuses a second time for another reason', () =>
    given(submitted, withdrawn).when({ reason: '重复' }).thenRefused('proposal.withdrawn', { reason: '已解决' }));
});
