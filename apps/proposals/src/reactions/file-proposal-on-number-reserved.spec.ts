import { reactionSpecFor } from '@tongxin/testing';
import { fileProposalOnNumberReserved } from './file-proposal-on-number-reserved.js';

const stream = 'numberSeries-990101101.12-1';
const { given } = reactionSpecFor(fileProposalOnNumberReserved);

describe('file proposal on number reserved', () => {
  it('tells the case its number', () =>
    given()
      .when({ type: 'NumberReserved', data: { number: '12-1-001', usedFor: 'proposalCase-990101101.990101001.p1' }, stream })
      .then({ command: 'proposal-cases/record-number', id: '990101001.p1', body: { number: '12-1-001' } }));
  it('leaves numbers of other things alone', async () => {
    await given()
      .when({ type: 'NumberReserved', data: { number: '1-001', usedFor: 'letter-990101101.l1' }, stream })
      .thenNothing();
    await given()
      .when({ type: 'NumberReserved', data: { number: '1-001', usedFor: 'proposalCase-990102.a.p1' }, stream })
      .thenNothing();
  });
});
