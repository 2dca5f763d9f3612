import type { CommitteeEvent } from '@tongxin/contracts';
import { specFor } from '@tongxin/testing';
import { Committee } from './committee.js';
import { openTerm } from './open-term.js';

const county: CommitteeEvent = {
  type: 'CommitteeEstablished',
  data: { code: '990101', name: '安和县政协', level: 'COUNTY', superior: null },
};
const twelfth: CommitteeEvent = { type: 'TermOpened', data: { term: 12, from: '2022-01-10' } };
const thirteenth: CommitteeEvent = { type: 'TermOpened', data: { term: 13, from: '2027-01-11' } };
const { given } = specFor(Committee, openTerm, { id: '990101' });

describe('open term', () => {
  it('takes any term as the first one told', () => given(county).when(twelfth.data).then(twelfth));
  it('opens the next term', () => given(county, twelfth).when(thirteenth.data).then(thirteenth));
  it('refuses to leave one out or go back', () => {
    given(county, twelfth).when({ term: 14, from: '2027-01-11' }).thenRefused('committee.term-out-of-turn', { next: 13 });
    given(county, twelfth).when({ term: 12, from: '2022-01-11' }).thenRefused('committee.term-out-of-turn', { next: 13 });
  });
  it('refuses a term that begins before the last', () =>
    given(county, twelfth).when({ term: 13, from: '2021-12-31' }).thenRefused('committee.term-before-last', { from: '2022-01-10' }));
  it('refuses a committee that is not established', () => given().when(twelfth.data).thenRefused('committee.not-established'));
});
