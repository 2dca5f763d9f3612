import type { FilingEvent } from '@tongxin/contracts';
import { specFor } from '@tongxin/testing';
import { Filing } from './filing.js';
import { submitFiling, type SubmitFiling } from './submit-filing.js';

const stream = 'directive-990101.d1';
const told: SubmitFiling = {
  submissionId: 's1',
  title: '青石镇政协工委2026年上半年工作小结',
  sections: [{ code: 'STUDY', heading: '一、学习培训', text: '组织培训2次。' }],
  figures: [
    { indicator: 'activity.held', version: 1, part: { axis: 'type', code: 'TRAINING' }, numerator: 2, denominator: 0 },
    { indicator: 'activity.attendance', version: 1, part: null, numerator: 9, denominator: 10 },
  ],
};
const asked = { stream, kind: 'half-year' as const, period: '2026-H1', dueOn: '2026-07-10' };
const facts = { directive: asked, addressed: true, accepted: false };
const handedIn = (submissionId: string): FilingEvent => ({
  type: 'FilingSubmitted',
  data: { ...told, submissionId, directive: stream, kind: 'half-year', period: '2026-H1' },
});
const [submitted, again] = [handedIn('s1'), handedIn('s2')];
const { given } = specFor(Filing, submitFiling, { id: 'd1', facts });

describe('submit filing', () => {
  it('hands in sentences and figures for what the directive asks', () => given().when(told).then(submitted));
  it('hands in once more after a return', () =>
    given(submitted)
      .when({ ...told, submissionId: 's2' })
      .then(again));
  it('takes the same submission once', () => given(submitted, again).when(told).thenNothing());
  it('refuses what no directive asks', () =>
    given()
      .when(told, { facts: { ...facts, directive: null } })
      .thenRefused('filing.directive-not-found'));
  it('refuses a directive to others', () =>
    given()
      .when(told, { facts: { ...facts, addressed: false } })
      .thenRefused('filing.not-addressed'));
  it('refuses once it was accepted', () =>
    given(submitted)
      .when({ ...told, submissionId: 's2' }, { facts: { ...facts, accepted: true } })
      .thenRefused('filing.already-accepted'));
});
