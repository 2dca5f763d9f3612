import { anyHistory, attempts } from '@tongxin/testing';
import fc from 'fast-check';
import { Filing } from './filing.js';
import { remindOfFiling } from './remind-of-filing.js';
import { submitFiling, type SubmitFiling } from './submit-filing.js';

const directive = { stream: 'directive-990101.d1', kind: 'plan' as const, period: '2026', dueOn: '2026-01-31' };
const known = { facts: { directive, addressed: true, accepted: false } };
const submission: fc.Arbitrary<SubmitFiling> = fc.record({
  submissionId: fc.constantFrom('s1', 's2', 'constructor'),
  title: fc.constantFrom('计划', '小结'),
  sections: fc.array(fc.constant({ code: 'OTHER' as const, heading: '其他', text: '无' }), { maxLength: 1 }),
  figures: fc.array(fc.constant({ indicator: 'plan.progress', version: 1, part: null, numerator: 1, denominator: 2 }), { maxLength: 1 }),
});

describe('filing', () => {
  it('holds each submission once and is reminded only before the first, whatever is tried', () =>
    anyHistory(
      Filing,
      [
        attempts(submitFiling, submission, known),
        attempts(remindOfFiling, fc.record({ dueOn: fc.constantFrom('2026-01-31', '2026-02-10') }), known),
        attempts(submitFiling, submission, { facts: { ...known.facts, accepted: true } }),
      ],
      {
        holds({ submissions }, history) {
          expect(new Set(submissions).size).toBe(submissions.length);
          const first = history.findIndex(({ type }) => type === 'FilingSubmitted');
          const after = first < 0 ? [] : history.slice(first);
          expect(after.some(({ type }) => type === 'FilingReminded')).toBe(false);
        },
      },
    ));
});
