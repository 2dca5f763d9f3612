import { anyHistory, attempts } from '@tongxin/testing';
import fc from 'fast-check';
import { borrowExperience } from './borrow-experience.js';
import { ExperienceBorrowing } from './experience-borrowing.js';

const facts = { stream: 'receivedExperience-990101.990202.x1', withdrawn: false };

describe('experience borrowing', () => {
  it('happens once, whatever is tried', () =>
    anyHistory(ExperienceBorrowing, [attempts(borrowExperience, fc.constant({}), { facts })], {
      holds: (_state, history) => expect(history.length).toBeLessThanOrEqual(1),
    }));
});
