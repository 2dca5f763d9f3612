import type { ProposalCaseEvent } from '@tongxin/contracts';
import { specFor } from '@tongxin/testing';
import { ProposalCase } from './proposal-case.js';
import { recordNumber } from './record-number.js';

const opened: ProposalCaseEvent = {
  type: 'CaseOpened',
  data: { proposal: 'proposal-990101101.p1', township: '990101101', leadProposer: '12-001', coSigners: [] },
};
const requested: ProposalCaseEvent = { type: 'CaseNumberRequested', data: { series: '12-1' } };
const filed: ProposalCaseEvent = { type: 'ProposalFiled', data: { number: '12-1-001' } };
const withdrawn: ProposalCaseEvent = { type: 'CaseWithdrawn', data: { reason: '已解决' } };
const { given } = specFor(ProposalCase, recordNumber, { node: '990101' });

describe('record number', () => {
  it('files the proposal under it', () => given(opened, requested).when({ number: '12-1-001' }).then(filed));
  it('gives it back when the proposal was withdrawn meanwhile', () =>
    given(opened, requested, withdrawn)
      .when({ number: '12-1-001' })
      .then({ type: 'CaseNumberReturned', data: { number: '12-1-001', reason: 'WITHDRAWN' } }));
  it('gives a second number back', () =>
    given(opened, requested, filed)
      .when({ number: '12-1-002' })
      .then({ type: 'CaseNumberReturned', data: { number: '12-1-002', reason: 'DECIDED_OTHERWISE' } }));
  it('keeps its number when withdrawn after it was filed', () =>
    given(opened, requested, filed, withdrawn).when({ number: '12-1-001' }).thenNothing());
  it('refuses a number nobody asked for', () =>
    given(opened).when({ number: '12-1-001' }).thenRefused('proposal-case.number-not-requested'));
});
