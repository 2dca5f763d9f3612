import { reactionSpecFor } from '@tongxin/testing';
import { shareReviewOnAwaited } from './share-review-on-awaited.js';

const due = { directive: 'directive-990101101.d1', township: 'a', kind: 'plan' as const, period: '2026', dueOn: '2026-01-31' };
const awaited = { type: 'FilingAwaited' as const, data: due, category: 'filingReview', id: 'd1.a' };
const { given } = reactionSpecFor(shareReviewOnAwaited);

describe('share review on awaited', () => {
  it('tells the township what the county makes of its filing', () =>
    given()
      .when(awaited)
      .then({ command: 'sharings/share-stream', id: 'filingReview-990101101.d1.a', body: { with: 'a' } }));
  it('does not share what another county reviews', () =>
    given()
      .when({ ...awaited, node: '990202' })
      .thenNothing());
});
