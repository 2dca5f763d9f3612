import { anyHistory, attempts } from '@tongxin/testing';
import fc from 'fast-check';
import { acceptFiling } from './accept-filing.js';
import { awaitFiling } from './await-filing.js';
import { FilingReview } from './filing-review.js';
import { markFilingOverdue } from './mark-filing-overdue.js';
import { returnFiling } from './return-filing.js';

const asked = {
  directive: 'directive-990101.d1',
  township: '990101101',
  kind: 'half-year' as const,
  period: '2026-H1',
  dueOn: '2026-07-10',
};
const submissionId = fc.constantFrom('s1', 's2');
const facts = (id: string) => ({ latest: { submissionId: id, filing: 'filing-990101101.d1', firstOn: '2026-07-09' } });

describe('filing review', () => {
  it('begins by awaiting, accepts once and says nothing afterwards but that it was late, whatever is tried', () =>
    anyHistory(
      FilingReview,
      [
        attempts(awaitFiling, fc.constant(asked)),
        ...['s1', 's2'].flatMap((latest) => [
          attempts(acceptFiling, fc.record({ submissionId }), { facts: facts(latest) }),
          attempts(returnFiling, fc.record({ submissionId, reason: fc.constantFrom('数字有误', '请补充') }), { facts: facts(latest) }),
        ]),
        attempts(markFilingOverdue, fc.constant({ dueOn: '2026-07-10' }), { today: '2026-07-11', facts: { latest: null } }),
      ],
      {
        holds({ accepted }, history) {
          if (history.length > 0) expect(history[0]?.type).toBe('FilingAwaited');
          const verdicts = history.filter(({ type }) => type === 'FilingReturned' || type === 'FilingAccepted');
          expect(verdicts.filter(({ type }) => type === 'FilingAccepted').length).toBe(accepted ? 1 : 0);
          if (accepted) expect(verdicts.at(-1)?.type).toBe('FilingAccepted');
        },
      },
    ));
});
