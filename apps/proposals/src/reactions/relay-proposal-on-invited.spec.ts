import { reactionSpecFor } from '@tongxin/testing';
import { relayProposalOnInvited } from './relay-proposal-on-invited.js';

const invited = (node: string, owner: string) => ({
  type: 'CoSignerInvited' as const,
  data: { memberId: '12-009', node, answerBy: '2026-04-10' },
  stream: `proposal-${owner}.p1`,
});
const { given } = reactionSpecFor(relayProposalOnInvited);

// In these specs the county is node 990101101.
describe('relay proposal on invited', () => {
  it('shares the proposal with the co-signer’s township', () =>
    given()
      .when(invited('990101201', '990101001'))
      .then({ command: 'sharings/share-stream', id: 'proposal-990101001.p1', body: { with: '990101201' } }));
  it('shares nothing that is there already', async () => {
    await given().when(invited('990101001', '990101001')).thenNothing();
    await given().when(invited('990101101', '990101001')).thenNothing();
  });
});
