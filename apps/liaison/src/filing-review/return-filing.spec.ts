import type { FilingReviewEvent } from '@tongxin/contracts';
import { specFor } from '@tongxin/testing';
import { FilingReview } from './filing-review.js';
import { returnFiling } from './return-filing.js';

const due = { directive: 'directive-990101.d1', township: '990101101', kind: 'half-year' as const, period: '2026-H1', dueOn: '2026-07-10' };
const awaited: FilingReviewEvent = { type: 'FilingAwaited', data: due };
const returned: FilingReviewEvent = { type: 'FilingReturned', data: { submissionId: 's1', reason: '请补充问题与打算' } };
const filing = 'filing-990101101.d1';
const accepted: FilingReviewEvent = { type: 'FilingAccepted', data: { submissionId: 's1', filing, submittedOn: '2026-07-09' } };
const latest = (submissionId: string) => ({ facts: { latest: { submissionId, filing, firstOn: '2026-07-09' } } });
const { given } = specFor(FilingReview, returnFiling, { node: '990101', ...latest('s1') });
const back = { submissionId: 's1', reason: '请补充问题与打算' };

describe('return filing', () => {
  it('sends the latest submission back with a reason', () => given(awaited).when(back).then(returned));
  it('sends the next one back as well', () =>
    given(awaited, returned)
      .when({ ...back, submissionId: 's2' }, latest('s2'))
      .then({ type: 'FilingReturned', data: { ...back, submissionId: 's2' } }));
  it('refuses another reason for what was returned', () =>
    given(awaited, returned)
      .when({ ...back, reason: '数字有误' })
      .thenRefused('filing-review.already-returned'));
  it('refuses what is not awaited', () => given().when(back).thenRefused('filing-review.not-awaited'));
  it('refuses when nothing came', () =>
    given(awaited)
      .when(back, { facts: { latest: null } })
      .thenRefused('filing-review.not-submitted'));
  it('refuses a submission that a later one replaced', () =>
    given(awaited).when(back, latest('s2')).thenRefused('filing-review.superseded', { latest: 's2' }));
  it('refuses after it was accepted', () => given(awaited, accepted).when(back).thenRefused('filing-review.already-accepted'));
});
