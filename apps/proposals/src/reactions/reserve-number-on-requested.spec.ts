import { reactionSpecFor } from '@tongxin/testing';
import { reserveNumberOnRequested } from './reserve-number-on-requested.js';

const stream = 'proposalCase-990101101.990101001.p1';
const { given } = reactionSpecFor(reserveNumberOnRequested);

describe('reserve number on requested', () => {
  it('takes the next number of the series', () =>
    given()
      .when({ type: 'CaseNumberRequested', data: { series: '12-1' }, stream })
      .then({ command: 'number-series/reserve-number', id: '12-1', body: { usedFor: stream } }));
  it('takes none for another’s case', () =>
    given()
      .when({ type: 'CaseNumberRequested', data: { series: '12-1' }, stream: 'proposalCase-990102.990101001.p1' })
      .thenNothing());
});
