import { anyHistory, attempts } from '@tongxin/testing';
import fc from 'fast-check';
import { OpinionReport } from './opinion-report.js';
import { submitOpinion } from './submit-opinion.js';

const item = fc.record({
  title: fc.constantFrom('卫生室', '水源地'),
  text: fc.constant('情况'),
  source: fc.constant(null),
  reporter: fc.constantFrom('12-001', '12-002'),
});

describe('opinion report', () => {
  it('is submitted once, whatever is tried', () =>
    anyHistory(OpinionReport, [attempts(submitOpinion, item, { facts: { onlyFor: null, standing: 'IN_OFFICE' } })], {
      holds: (_report, history) => expect(history.length).toBeLessThanOrEqual(1),
    }));
});
