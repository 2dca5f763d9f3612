import type { FilingReviewEvent } from '@tongxin/contracts';
import { specFor } from '@tongxin/testing';
import { acceptFiling } from './accept-filing.js';
import { FilingReview } from './filing-review.js';

const due = { directive: 'directive-990101.d1', township: '990101101', kind: 'half-year' as const, period: '2026-H1', dueOn: '2026-07-10' };
const awaited: FilingReviewEvent = { type: 'FilingAwaited', data: due };
const returned: FilingReviewEvent = { type: 'FilingReturned', data: { submissionId: 's1', reason: '数字有误' } };
const filing = 'filing-990101101.d1';
const accepted = (submissionId: string): FilingReviewEvent => ({
  type: 'FilingAccepted',
  data: { submissionId, filing, submittedOn: '2026-07-09' },
});
const latest = (submissionId: string) => ({ facts: { latest: { submissionId, filing, firstOn: '2026-07-09' } } });
const { given } = specFor(FilingReview, acceptFiling, { node: '990101', ...latest('s1') });

describe('accept filing', () => {
  it('takes the latest submission, dated at the first', () => given(awaited).when({ submissionId: 's1' }).then(accepted('s1')));
  it('takes what was put right after a return', () =>
    given(awaited, returned).when({ submissionId: 's2' }, latest('s2')).then(accepted('s2')));
  it('takes what had been returned, on second thought', () => given(awaited, returned).when({ submissionId: 's1' }).then(accepted('s1')));
  it('refuses another once one was accepted', () =>
    given(awaited, accepted('s1')).when({ submissionId: 's2' }, latest('s2')).thenRefused('filing-review.already-accepted'));
  it('refuses what is not awaited', () => given().when({ submissionId: 's1' }).thenRefused('filing-review.not-awaited'));
  it('refuses when nothing came', () =>
    given(awaited)
      .when({ submissionId: 's1' }, { facts: { latest: null } })
      .thenRefused('filing-review.not-submitted'));
  it('refuses a submission that a later one replaced', () =>
    given(awaited).when({ submissionId: 's1' }, latest('s2')).thenRefused('filing-review.superseded'));
});
