import { ADOPTION_FORMS, ADOPTION_LEVELS } from '@tongxin/contracts';
import { anyHistory, attempts } from '@tongxin/testing';
import fc from 'fast-check';
import { adoptOpinion } from './adopt-opinion.js';
import { keepOpinion } from './keep-opinion.js';
import { openOpinionCase } from './open-opinion-case.js';
import { OpinionCase } from './opinion-case.js';

const adoption = fc.record({
  adoptionId: fc.constantFrom('a1', 'a2', 'constructor'),
  level: fc.constantFrom(...ADOPTION_LEVELS),
  form: fc.constantFrom(...ADOPTION_FORMS),
  on: fc.constantFrom('2026-03-30', '2026-04-02'),
  sources: fc.subarray(['opinionCase-990101.x']),
});

describe('opinion case', () => {
  it('is kept only while it was not used, and uses carry different ids, whatever is tried', () =>
    anyHistory(
      OpinionCase,
      [
        attempts(openOpinionCase, fc.constant({ report: 'opinionReport-990101101.o1', township: '990101101', reporter: '12-001' })),
        attempts(adoptOpinion, adoption, { facts: { unknownSources: [] } }),
        attempts(keepOpinion, fc.record({ reason: fc.constantFrom('已在办理', '不属职权') })),
      ],
      {
        holds({ opened, adoptions, kept }, history) {
          if (!opened) expect(history).toEqual([]);
          if (kept !== null) expect(adoptions).toEqual({});
          expect(Object.keys(adoptions).length).toBe(history.filter(({ type }) => type === 'OpinionAdopted').length);
        },
      },
    ));
});
