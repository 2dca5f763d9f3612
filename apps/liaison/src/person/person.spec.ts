import { ERASURE_REASONS } from '@tongxin/contracts';
import { anyHistory, attempts } from '@tongxin/testing';
import fc from 'fast-check';
import { erasePerson } from './erase-person.js';
import { Person } from './person.js';

describe('person', () => {
  it('is erased once and for good, whatever is tried', () =>
    anyHistory(Person, [attempts(erasePerson, fc.record({ reason: fc.constantFrom(...ERASURE_REASONS) }))], {
      holds: (_person, history) => expect(history.length).toBeLessThanOrEqual(1),
    }));
});
