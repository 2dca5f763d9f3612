import { DEMAND_OUTCOMES, DEMAND_RESULTS } from '@tongxin/contracts';
import { anyHistory, attempts } from '@tongxin/testing';
import fc from 'fast-check';
import { answerDemand } from './answer-demand.js';
import { assignDemand } from './assign-demand.js';
import { closeDemand } from './close-demand.js';
import { receiveDemand } from './receive-demand.js';
import { ResidentDemand } from './resident-demand.js';
import { revisitDemand } from './revisit-demand.js';

const on = fc.constantFrom('2026-03-01', '2026-03-20', '2026-04-02');
const text = fc.constantFrom('路灯坏了', '已修好');
const entry = fc.constantFrom('e1', 'e2', 'constructor');

describe('resident demand', () => {
  it('is closed once, settled only to the resident’s word, and holds no word of theirs, whatever is tried', () =>
    anyHistory(
      ResidentDemand,
      [
        attempts(
          receiveDemand,
          fc.record({
            text,
            name: fc.constant('王小明'),
            category: fc.constant('ROADS' as const),
            channel: fc.constant('VISIT' as const),
            on,
          }),
          { facts: { personKnown: true } },
        ),
        attempts(assignDemand, fc.record({ memberId: fc.constantFrom('12-001', '12-002'), dueOn: fc.constantFrom(null, '2026-04-20') }), {
          facts: { inOffice: true },
        }),
        attempts(answerDemand, fc.record({ answerId: entry, on, result: fc.constantFrom(...DEMAND_RESULTS), text })),
        attempts(revisitDemand, fc.record({ revisitId: entry, on, satisfied: fc.boolean() })),
        attempts(closeDemand, fc.record({ on, outcome: fc.constantFrom(...DEMAND_OUTCOMES) })),
      ],
      {
        longest: 40,
        holds({ answers, revisits, closed }, history) {
          if (closed === 'SETTLED') expect(revisits.at(-1)).toMatchObject({ satisfied: true, answers: answers.length });
          expect(history.filter(({ type }) => type === 'DemandClosed').length).toBe(closed === null ? 0 : 1);
          expect(JSON.stringify(history)).not.toMatch(/王小明|路灯|修好/);
        },
      },
    ));
});
