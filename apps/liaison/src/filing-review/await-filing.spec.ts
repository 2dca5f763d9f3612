import { specFor } from '@tongxin/testing';
import { awaitFiling } from './await-filing.js';
import { FilingReview } from './filing-review.js';

const asked = {
  directive: 'directive-990101.d1',
  township: '990101101',
  kind: 'half-year' as const,
  period: '2026-H1',
  dueOn: '2026-07-10',
};

describe('await filing', () => {
  it('says once what is due of whom', () =>
    specFor(FilingReview, awaitFiling, { id: 'd1.990101101', node: '990101' })
      .given()
      .when(asked)
      .then({ type: 'FilingAwaited', data: asked }));
});
