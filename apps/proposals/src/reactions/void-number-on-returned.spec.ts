import { reactionSpecFor } from '@tongxin/testing';
import { voidNumberOnReturned } from './void-number-on-returned.js';

const data = { number: '12-1-001', reason: 'WITHDRAWN' as const };
const { given } = reactionSpecFor(voidNumberOnReturned);

describe('void number on returned', () => {
  it('voids the number in the series it came from', () =>
    given()
      .when({ type: 'CaseNumberReturned', data, stream: 'proposalCase-990101101.990101001.p1' })
      .then({ command: 'number-series/void-number', id: '12-1', body: data }));
  it('leaves others’ numbers alone', () =>
    given().when({ type: 'CaseNumberReturned', data, stream: 'proposalCase-990102.990101001.p1' }).thenNothing());
});
