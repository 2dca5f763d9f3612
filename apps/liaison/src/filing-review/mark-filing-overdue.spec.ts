import type { FilingReviewEvent } from '@tongxin/contracts';
import { specFor } from '@tongxin/testing';
import { FilingReview } from './filing-review.js';
import { markFilingOverdue } from './mark-filing-overdue.js';

const due = { directive: 'directive-990101.d1', township: '990101101', kind: 'half-year' as const, period: '2026-H1', dueOn: '2026-07-10' };
const awaited: FilingReviewEvent = { type: 'FilingAwaited', data: due };
const { given } = specFor(FilingReview, markFilingOverdue, { node: '990101', today: '2026-07-11', facts: { latest: null } });
const mark = { dueOn: '2026-07-10' };

describe('mark filing overdue', () => {
  it('marks once, the day after', () => given(awaited).when(mark).then({ type: 'FilingOverdue', data: mark }));
  it('marks nothing that came', () =>
    given(awaited)
      .when(mark, { facts: { latest: { submissionId: 's1', filing: 'filing-990101101.d1', firstOn: '2026-07-11' } } })
      .thenNothing());
  it('refuses on the due day itself', () => given(awaited).when(mark, { today: '2026-07-10' }).thenRefused('filing-review.not-due', mark));
  it('refuses what is not awaited', () => given().when(mark).thenRefused('filing-review.not-awaited'));
});
