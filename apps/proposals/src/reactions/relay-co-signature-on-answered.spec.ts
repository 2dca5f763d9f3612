import { reactionSpecFor } from '@tongxin/testing';
import { relayCoSignatureOnAnswered } from './relay-co-signature-on-answered.js';

const data = (lead: string) => ({ proposal: `proposal-${lead}.p1`, memberId: '12-009', version: 1 });
const stream = 'coSignature-990101201.990101001.p1.12-009';
const { given } = reactionSpecFor(relayCoSignatureOnAnswered);

// In these specs the county is node 990101101.
describe('relay co-signature on answered', () => {
  it('shares a yes and a no with the lead proposer’s township', async () => {
    const shared = { command: 'sharings/share-stream', id: stream, body: { with: '990101001' } };
    await given()
      .when({ type: 'CoSignatureGiven', data: data('990101001'), stream })
      .then(shared);
    await given()
      .when({ type: 'CoSignatureDeclined', data: data('990101001'), stream })
      .then(shared);
  });
  it('shares nothing where signer and lead proposer are of one township, or the proposal is the county’s', async () => {
    await given()
      .when({ type: 'CoSignatureGiven', data: data('990101201'), stream })
      .thenNothing();
    await given()
      .when({ type: 'CoSignatureGiven', data: data('990101101'), stream })
      .thenNothing();
  });
});
