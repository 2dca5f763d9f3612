import type { ProposalCaseEvent } from '@tongxin/contracts';
import { specFor } from '@tongxin/testing';
import { notFileProposal } from './not-file-proposal.js';
import { ProposalCase } from './proposal-case.js';

const opened: ProposalCaseEvent = {
  type: 'CaseOpened',
  data: { proposal: 'proposal-990101101.p1', township: '990101101', leadProposer: '12-001', coSigners: [] },
};
const requested: ProposalCaseEvent = { type: 'CaseNumberRequested', data: { series: '12-1' } };
const withdrawn: ProposalCaseEvent = { type: 'CaseWithdrawn', data: { reason: '已解决' } };
const reason = { zh: '内容空泛，没有具体建议', en: 'Empty, without a concrete suggestion' };
const command = { reasonCode: 'NO_CONCRETE_SUGGESTION', note: '请补充' };
const notFiled: ProposalCaseEvent = { type: 'ProposalNotFiled', data: { ...command, reason } };
const { given } = specFor(ProposalCase, notFileProposal, { node: '990101', facts: { reason } });

describe('not file proposal', () => {
  it('says on which ground, as it reads now', () => given(opened).when(command).then(notFiled));
  it('needs no note', () =>
    given(opened)
      .when({ ...command, note: null })
      .then({ type: 'ProposalNotFiled', data: { ...command, note: null, reason } }));
  it('refuses a ground that nobody knows', () =>
    given(opened)
      .when({ ...command, reasonCode: 'LATE' }, { facts: { reason: null } })
      .thenRefused('proposal-case.reason-unknown', { reasonCode: 'LATE' }));
  it('decides once', () => {
    given(opened, notFiled)
      .when({ ...command, reasonCode: 'PROMOTION' })
      .thenRefused('proposal-case.not-filed', { reasonCode: 'NO_CONCRETE_SUGGESTION' });
    given(opened, requested).when(command).thenRefused('proposal-case.already-filed');
  });
  it('refuses what was withdrawn, or is not there', () => {
    given(opened, withdrawn).when(command).thenRefused('proposal-case.withdrawn');
    given().when(command).thenRefused('proposal-case.not-opened');
  });
});
