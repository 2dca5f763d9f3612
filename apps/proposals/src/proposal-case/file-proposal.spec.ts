import type { ProposalCaseEvent } from '@tongxin/contracts';
import { specFor } from '@tongxin/testing';
import { fileProposal } from './file-proposal.js';
import { ProposalCase } from './proposal-case.js';

const opened: ProposalCaseEvent = {
  type: 'CaseOpened',
  data: { proposal: 'proposal-990101101.p1', township: '990101101', leadProposer: '12-001', coSigners: [] },
};
const requested: ProposalCaseEvent = { type: 'CaseNumberRequested', data: { series: '12-1' } };
const filed: ProposalCaseEvent = { type: 'ProposalFiled', data: { number: '12-1-001' } };
const notFiled: ProposalCaseEvent = {
  type: 'ProposalNotFiled',
  data: { reasonCode: 'PROMOTION', reason: { zh: '宣传、推介具体作品、产品', en: 'Promotes a work or a product' }, note: null },
};
const withdrawn: ProposalCaseEvent = { type: 'CaseWithdrawn', data: { reason: '已解决' } };
const { given } = specFor(ProposalCase, fileProposal, { node: '990101', facts: { seriesNow: '12-1' } });

describe('file proposal', () => {
  it('asks for a number of the session now', () => given(opened).when({}).then(requested));
  it('asks for a number of the series named', () =>
    given(opened)
      .when({ series: '11-5' })
      .then({ type: 'CaseNumberRequested', data: { series: '11-5' } }));
  it('does nothing when it is filed, or about to be', () => {
    given(opened, requested).when({}).thenNothing();
    given(opened, requested, filed).when({ series: '11-5' }).thenNothing();
  });
  it('refuses what was not filed, was withdrawn, or is not there', () => {
    given(opened, notFiled).when({}).thenRefused('proposal-case.not-filed', { reasonCode: 'PROMOTION' });
    given(opened, withdrawn).when({}).thenRefused('proposal-case.withdrawn');
    given(opened, requested, withdrawn).when({}).thenRefused('proposal-case.withdrawn');
    given().when({}).thenRefused('proposal-case.not-opened');
  });
});
