import { reactionSpecFor } from '@tongxin/testing';
import { shareCaseOnOpened } from './share-case-on-opened.js';

const coSigners = [
  { memberId: '12-009', node: '990101201' },
  { memberId: '12-010', node: '990101201' },
  { memberId: '12-002', node: '990101001' },
  { memberId: '12-300', node: '990101101' },
];
const data = { proposal: 'proposal-990101001.p1', township: '990101001', leadProposer: '12-001', coSigners };
const share = (township: string) => ({
  command: 'sharings/share-stream',
  id: 'proposalCase-990101101.990101001.p1',
  body: { with: township },
});
const { given } = reactionSpecFor(shareCaseOnOpened);

// In these specs the county is node 990101101.
describe('share case on opened', () => {
  it('shares the case once with each township concerned', () =>
    given().when({ type: 'CaseOpened', data, stream: 'proposalCase-990101101.990101001.p1' }).then(share('990101001'), share('990101201')));
  it('leaves copies of others’ cases alone', () =>
    given().when({ type: 'CaseOpened', data, stream: 'proposalCase-990102.990101001.p1' }).thenNothing());
});
