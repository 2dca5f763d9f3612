import type { FilingReviewEvent } from '@tongxin/contracts';
import { contributionsAfter } from '../testing/contributions-after.js';
import { filingOnTime } from './filing-on-time.js';

const awaited: FilingReviewEvent = {
  type: 'FilingAwaited',
  data: { directive: 'directive-990101.d', township: '990101101', kind: 'half-year', period: '2023-H1', dueOn: '2023-07-10' },
};
const returned: FilingReviewEvent = { type: 'FilingReturned', data: { submissionId: 's', reason: '缺数字' } };
const accepted = (submittedOn: string): FilingReviewEvent => ({
  type: 'FilingAccepted',
  data: { submissionId: 's', filing: 'filing-990101101.d', submittedOn },
});
const after = (...events: FilingReviewEvent[]) => contributionsAfter(filingOnTime, events);
const of = (numerator: number) => [
  { township: '990101101', axes: { kind: 'half-year' }, businessDate: '2023-07-10', numerator, denominator: 1 },
];

describe('filing.onTime', () => {
  it('is owed by the township from the directive on', () => expect(after(awaited)).toEqual(of(0)));
  it('counts one that was accepted and submitted on the last day', () => expect(after(awaited, accepted('2023-07-10'))).toEqual(of(1)));
  it('does not count one that was late', () => expect(after(awaited, accepted('2023-07-11'))).toEqual(of(0)));
  it('counts one that was returned by the day it was first submitted', () =>
    expect(after(awaited, returned, accepted('2023-07-09'))).toEqual(of(1)));
});
