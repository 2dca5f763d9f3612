import type { ProposalCaseEvent } from '@tongxin/contracts';
import { specFor } from '@tongxin/testing';
import { ProposalCase } from './proposal-case.js';
import { withdrawCase } from './withdraw-case.js';

const opened: ProposalCaseEvent = {
  type: 'CaseOpened',
  data: { proposal: 'proposal-990101101.p1', township: '990101101', leadProposer: '12-001', coSigners: [] },
};
const requested: ProposalCaseEvent = { type: 'CaseNumberRequested', data: { series: '12-1' } };
const filed: ProposalCaseEvent = { type: 'ProposalFiled', data: { number: '12-1-001' } };
const withdrawn: ProposalCaseEvent = { type: 'CaseWithdrawn', data: { reason: '已解决' } };
const { given } = specFor(ProposalCase, withdrawCase, { node: '990101' });

describe('withdraw case', () => {
  it('hears that the proposal was withdrawn, also after it was filed', () => {
    given(opened).when({ reason: '已解决' }).then(withdrawn);
    given(opened, requested, filed).when({ reason: '已解决' }).then(withdrawn);
  });
  it('does nothing a second time, or without a case', () => {
    given(opened, withdrawn).when({ reason: '重复' }).thenNothing();
    given().when({ reason: '已解决' }).thenNothing();
  });
});
