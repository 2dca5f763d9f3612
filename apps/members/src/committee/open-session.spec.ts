import type { CommitteeEvent } from '@tongxin/contracts';
import { specFor } from '@tongxin/testing';
import { Committee } from './committee.js';
import { openSession } from './open-session.js';

const county: CommitteeEvent = {
  type: 'CommitteeEstablished',
  data: { code: '990101', name: '安和县政协', level: 'COUNTY', superior: null },
};
const twelfth: CommitteeEvent = { type: 'TermOpened', data: { term: 12, from: '2022-01-10' } };
const fourth: CommitteeEvent = { type: 'SessionOpened', data: { term: 12, session: 4, from: '2025-01-08' } };
const fifth: CommitteeEvent = { type: 'SessionOpened', data: { term: 12, session: 5, from: '2026-01-07' } };
const thirteenth: CommitteeEvent = { type: 'TermOpened', data: { term: 13, from: '2027-01-11' } };
const { given } = specFor(Committee, openSession, { id: '990101' });

describe('open session', () => {
  it('takes any session as the first one told', () => given(county, twelfth).when(fourth.data).then(fourth));
  it('opens the next session', () => given(county, twelfth, fourth).when(fifth.data).then(fifth));
  it('counts from the start in a new term', () =>
    given(county, twelfth, fourth, thirteenth)
      .when({ term: 13, session: 1, from: '2027-01-11' })
      .then({ type: 'SessionOpened', data: { term: 13, session: 1, from: '2027-01-11' } }));
  it('refuses to leave one out', () =>
    given(county, twelfth, fourth)
      .when({ term: 12, session: 6, from: '2026-01-07' })
      .thenRefused('committee.session-out-of-turn', { next: 5 }));
  it('refuses one of another term', () =>
    given(county, twelfth).when({ term: 13, session: 1, from: '2027-01-11' }).thenRefused('committee.term-not-current', { term: 12 }));
  it('refuses one that begins before the last', () => {
    given(county, twelfth)
      .when({ term: 12, session: 1, from: '2022-01-09' })
      .thenRefused('committee.session-before-last', { from: '2022-01-10' });
    given(county, twelfth, fourth)
      .when({ term: 12, session: 5, from: '2025-01-07' })
      .thenRefused('committee.session-before-last', { from: '2025-01-08' });
  });
});
