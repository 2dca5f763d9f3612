import type { ProposalEvent } from '@tongxin/contracts';
import { viewSpecFor, type Happened } from '@tongxin/testing';
import { proposalPeople } from './proposal-people.view.js';

type Naming = Extract<ProposalEvent, { type: 'ProposalPutToCoSigners' | 'ProposalSubmitted' | 'CoSignerInvited' }>;

const text = { kind: 'PLENARY' as const, title: '题', facts: '情况', analysis: '', suggestions: [], source: null, leadProposer: '12-001' };
const happened = (event: Naming, id: string): Happened<Naming> => ({ ...event, stream: `proposal-990101101.${id}` });
const { given } = viewSpecFor(proposalPeople);

describe('proposal people', () => {
  it('names lead proposers and those who were asked to sign', () =>
    given(
      happened({ type: 'ProposalPutToCoSigners', data: { ...text, version: 1 } }, 'p1'),
      happened({ type: 'CoSignerInvited', data: { memberId: '12-009', node: '990101201', answerBy: '2026-04-10' } }, 'p1'),
      happened({ type: 'ProposalSubmitted', data: { ...text, coSigners: [] } }, 'p1'),
      happened({ type: 'ProposalSubmitted', data: { ...text, coSigners: [] } }, 'p2'),
    ).then({
      '12-001:990101101.p1': { memberId: '12-001', proposal: '990101101.p1', as: 'LEAD' },
      '12-001:990101101.p2': { memberId: '12-001', proposal: '990101101.p2', as: 'LEAD' },
      '12-009:990101101.p1': { memberId: '12-009', proposal: '990101101.p1', as: 'CO_SIGNER' },
    }));
});
