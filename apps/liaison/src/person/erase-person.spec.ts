import { specFor } from '@tongxin/testing';
import { erasePerson } from './erase-person.js';
import { Person } from './person.js';

const { given } = specFor(Person, erasePerson, { id: 'p1' });

describe('erase person', () => {
  it('erases once', () =>
    given()
      .when({ reason: 'REQUESTED' })
      .then({ type: 'PersonErased', data: { reason: 'REQUESTED' } }));
  it('keeps the first reason', () =>
    given({ type: 'PersonErased', data: { reason: 'REQUESTED' } })
      .when({ reason: 'RETENTION_ENDED' })
      .thenNothing());
});
