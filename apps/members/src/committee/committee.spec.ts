import { anyHistory, attempts } from '@tongxin/testing';
import fc from 'fast-check';
import { Committee } from './committee.js';
import { establishCommittee } from './establish-committee.js';
import { openSession } from './open-session.js';
import { openTerm } from './open-term.js';
import { renameCommittee } from './rename-committee.js';
import { turnOffComparison } from './turn-off-comparison.js';
import { turnOnComparison } from './turn-on-comparison.js';

const name = fc.constantFrom('安和县政协', '青石镇政协工委');
const term = fc.integer({ min: 11, max: 14 });
const session = fc.integer({ min: 1, max: 4 });
const from = fc.constantFrom('2022-01-10', '2023-01-09', '2024-01-08', '2025-01-07', '2026-01-06');
const here = { id: '990101' };

describe('committee', () => {
  it('keeps terms and sessions in turn, whatever is tried', () =>
    anyHistory(
      Committee,
      [
        attempts(establishCommittee, fc.record({ name }), here),
        attempts(renameCommittee, fc.record({ name }), here),
        attempts(openTerm, fc.record({ term, from }), here),
        attempts(openSession, fc.record({ term, session, from }), here),
        attempts(turnOnComparison, fc.constant({}), here),
        attempts(turnOffComparison, fc.constant({}), here),
      ],
      {
        holds(committee, history) {
          const turns = history.filter(({ type }) => type.startsWith('ComparisonTurned')).map(({ type }) => type);
          expect(turns.every((type, at) => type === (at % 2 === 0 ? 'ComparisonTurnedOn' : 'ComparisonTurnedOff'))).toBe(true);
          expect(committee.comparison).toBe(turns.length % 2 === 1);
          const terms = history.flatMap((event) => (event.type === 'TermOpened' ? [event.data] : []));
          terms.slice(1).forEach((next, before) => {
            expect(next.term).toBe((terms[before]?.term ?? 0) + 1);
            expect(next.from > (terms[before]?.from ?? '')).toBe(true);
          });
          if (history.length > 0) expect(history[0]?.type).toBe('CommitteeEstablished');
        },
      },
    ));
});
