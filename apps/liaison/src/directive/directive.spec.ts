import { anyHistory, attempts } from '@tongxin/testing';
import fc from 'fast-check';
import { Directive } from './directive.js';
import { FILING_KINDS, issueDirective } from './issue-directive.js';

const day = fc.constantFrom('2026-06-01', '2026-07-10', '2026-12-31');
const townships = ['990101101', '990101201'];
const body = fc.record(
  {
    kind: fc.constantFrom(...FILING_KINDS),
    title: fc.constantFrom('通知', '补充通知'),
    text: fc.constantFrom('', '请按时报送'),
    period: fc.constantFrom('2026-H1', '2026'),
    dueOn: day,
    remindOn: day,
    to: fc.subarray(['990101101', '990101999'], { minLength: 1 }),
  },
  { requiredKeys: ['kind', 'title', 'text', 'period', 'dueOn'] },
);

describe('directive', () => {
  it('is issued once, to townships that are linked, and reminds no later than it is due, whatever is tried', () =>
    anyHistory(Directive, [attempts(issueDirective, body, { today: '2026-06-20', facts: { townships } })], {
      holds({ issued }, history) {
        expect(history.length).toBeLessThanOrEqual(1);
        if (!issued) return;
        expect(issued.remindOn <= issued.dueOn).toBe(true);
        expect(issued.to.every((node) => townships.includes(node))).toBe(true);
      },
    }));
});
