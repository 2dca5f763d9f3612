import { reactionSpecFor } from '@tongxin/testing';
import { keepCaseWithProposal } from './keep-case-with-proposal.js';

const coSigners = [{ memberId: '12-009', node: '990101201' }];
const text = { kind: 'PLENARY' as const, title: '题', facts: '情况', analysis: '', suggestions: [], source: null, leadProposer: '12-001' };
const stream = 'proposal-990101001.p1';
const { given } = reactionSpecFor(keepCaseWithProposal);

describe('keep case with proposal', () => {
  it('opens a case for a submitted proposal', () =>
    given()
      .when({ type: 'ProposalSubmitted', data: { ...text, coSigners }, stream })
      .then({
        command: 'proposal-cases/open-case',
        id: '990101001.p1',
        body: { proposal: stream, township: '990101001', leadProposer: '12-001', coSigners },
      }));
  it('tells the case that the proposal was withdrawn', () =>
    given()
      .when({ type: 'ProposalWithdrawn', data: { reason: '已解决' }, stream })
      .then({ command: 'proposal-cases/withdraw-case', id: '990101001.p1', body: { reason: '已解决' } }));
});
