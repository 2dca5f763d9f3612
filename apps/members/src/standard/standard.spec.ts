import { anyHistory, attempts } from '@tongxin/testing';
import fc from 'fast-check';
import { adoptStandard } from './adopt-standard.js';
import { Standard } from './standard.js';

const few = fc.integer({ min: 0, max: 3 });
const perYear = fc.record({ FIELD_WORK: few, PROPOSAL: few, OPINION: few, DUTY_REPORT: few });
const unit = fc.constantFrom(
  { kind: 'MEMBER' as const, group: null },
  { kind: 'STANDING_MEMBER' as const, group: null },
  { kind: 'TOWNSHIP' as const, group: '990101101' },
);
const version = fc.integer({ min: 1, max: 4 });
const effectiveFrom = fc.constantFrom('2025-12-31', '2026-01-01', '2026-07-01', '2027-01-01');

describe('standard', () => {
  it('has versions in turn, none from a day before the last, whatever is tried', () =>
    anyHistory(
      Standard,
      [
        attempts(
          adoptStandard,
          fc.record({ version, effectiveFrom, quotas: fc.array(fc.record({ unit, perYear }), { minLength: 1, maxLength: 3 }) }),
          {
            id: '990101',
          },
        ),
      ],
      {
        holds(_standard, history) {
          expect(history.map(({ data }) => data.version)).toEqual(history.map((_event, index) => index + 1));
          const days = history.map(({ data }) => data.effectiveFrom);
          expect(days).toEqual(days.toSorted());
        },
      },
    ));
});
