import type { ExperienceBorrowingEvent } from '@tongxin/contracts';
import { specFor } from '@tongxin/testing';
import { borrowExperience } from './borrow-experience.js';
import { ExperienceBorrowing } from './experience-borrowing.js';

const stream = 'receivedExperience-990101.990202.x1';
const borrowed: ExperienceBorrowingEvent = { type: 'ExperienceBorrowed', data: { experience: stream } };
const { given } = specFor(ExperienceBorrowing, borrowExperience, { facts: { stream, withdrawn: false } });

describe('borrow experience', () => {
  it('takes up what was received', () => given().when({}).then(borrowed));
  it('takes it up once, even when it was taken back since', () =>
    given(borrowed)
      .when({}, { facts: { stream, withdrawn: true } })
      .thenNothing());
  it('refuses what never came', () =>
    given()
      .when({}, { facts: { stream: null, withdrawn: false } })
      .thenRefused('experience-borrowing.not-received'));
  it('refuses what was taken back', () =>
    given()
      .when({}, { facts: { stream, withdrawn: true } })
      .thenRefused('experience-borrowing.withdrawn'));
});
