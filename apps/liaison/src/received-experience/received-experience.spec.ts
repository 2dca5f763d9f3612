import { anyHistory, attempts } from '@tongxin/testing';
import fc from 'fast-check';
import { ReceivedExperience } from './received-experience.js';
import { takeExperience } from './take-experience.js';
import { takeWithdrawal } from './take-withdrawal.js';

const entry = fc.constantFrom('e1', 'e2', 'e3');
const on = fc.constantFrom('2026-06-18', '2026-07-01');
const told = fc.record({
  title: fc.constant('院坝协商'),
  topic: fc.constant('CONSULTATION' as const),
  text: fc.constantFrom('办结31件', '电话13971500137'),
  figures: fc.subarray([{ name: '办结事项', count: 31 }]),
  from: fc.constant('990202'),
  entry,
  on,
});

describe('received experience', () => {
  it('takes each entry once, in any order of coming, and nothing after it was taken back', () =>
    anyHistory(ReceivedExperience, [attempts(takeExperience, told), attempts(takeWithdrawal, fc.record({ entry, on }))], {
      holds({ entries, withdrawn }, history) {
        const taken = history.filter(({ type }) => type !== 'ReceivedExperienceWithdrawn');
        expect(new Set(taken.map(({ data }) => data.entry)).size).toBe(taken.length);
        expect(entries).toHaveLength(history.length);
        if (withdrawn) expect(history.at(-1)?.type).toBe('ReceivedExperienceWithdrawn');
      },
    }));
});
