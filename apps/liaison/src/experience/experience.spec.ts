import { EXPERIENCE_WITHDRAWAL_REASONS, personalNumbersIn } from '@tongxin/contracts';
import { anyHistory, attempts } from '@tongxin/testing';
import fc from 'fast-check';
import { Experience } from './experience.js';
import { publishExperience } from './publish-experience.js';
import { reviseExperience } from './revise-experience.js';
import { withdrawExperience } from './withdraw-experience.js';

const written = {
  title: fc.constantFrom('院坝协商', '电话13971500137'),
  topic: fc.constant('CONSULTATION' as const),
  text: fc.constantFrom('办结31件', '身份证99010119770311204X'),
  figures: fc.subarray([{ name: '办结事项', count: 31 }]),
};
const publishing = fc.record(
  { ...written, to: fc.subarray(['990202', '990404'], { minLength: 1 }) },
  { requiredKeys: ['title', 'topic', 'text', 'figures'] },
);
const revising = fc.record({ ...written, revisionId: fc.constantFrom('r1', 'r2') });
const facts = { names: [], peers: ['990202'] };

describe('experience', () => {
  it('is published once, never after it was withdrawn told again, and holds no number of a person, whatever is tried', () =>
    anyHistory(
      Experience,
      [
        attempts(publishExperience, publishing, { facts }),
        attempts(reviseExperience, revising, { facts }),
        attempts(withdrawExperience, fc.record({ reason: fc.constantFrom(...EXPERIENCE_WITHDRAWAL_REASONS) })),
      ],
      {
        holds(_state, history) {
          const types = history.map(({ type }) => type);
          expect(types.filter((type) => type === 'ExperiencePublished').length).toBeLessThanOrEqual(1);
          expect(types.indexOf('ExperienceWithdrawn') === -1 || types.at(-1) === 'ExperienceWithdrawn').toBe(true);
          expect(personalNumbersIn(JSON.stringify(history))).toEqual([]);
        },
      },
    ));
});
