import type { OpinionCaseEvent } from '@tongxin/contracts';
import { specFor } from '@tongxin/testing';
import { adoptOpinion, type AdoptOpinion } from './adopt-opinion.js';
import { OpinionCase } from './opinion-case.js';

const opened: OpinionCaseEvent = {
  type: 'OpinionCaseOpened',
  data: { report: 'opinionReport-990101101.o1', township: '990101101', reporter: '12-001' },
};
const county: AdoptOpinion = { adoptionId: 'a1', level: 'COUNTY', form: 'SINGLE', on: '2026-04-01', sources: [] };
const city: AdoptOpinion = {
  adoptionId: 'a2',
  level: 'CITY',
  form: 'COMPOSITE',
  on: '2026-03-30',
  sources: ['opinionCase-990101.990101201.o2'],
};
const adopted: OpinionCaseEvent = { type: 'OpinionAdopted', data: county };
const kept: OpinionCaseEvent = { type: 'OpinionKept', data: { reason: '已在办理' } };
const { given } = specFor(OpinionCase, adoptOpinion, { node: '990101', facts: { unknownSources: [] } });

describe('adopt opinion', () => {
  it('notes a use, and any number more', () => {
    given(opened).when(county).then(adopted);
    given(opened, adopted).when(city).then({ type: 'OpinionAdopted', data: city });
    given(opened, adopted)
      .when({ ...county, adoptionId: 'a3' })
      .then({ type: 'OpinionAdopted', data: { ...county, adoptionId: 'a3' } });
  });
  it('uses later what was kept', () => given(opened, kept).when(county).then(adopted));
  it('takes an id like constructor', () =>
    given(opened)
      .when({ ...county, adoptionId: 'constructor' })
      .then({ type: 'OpinionAdopted', data: { ...county, adoptionId: 'constructor' } }));
  it('refuses the id of another use', () =>
    given(opened, adopted)
      .when({ ...city, adoptionId: 'a1' })
      .thenRefused('opinion-case.adoption-id-used', { adoptionId: 'a1' }));
  it('refuses a day to come', () =>
    given(opened)
      .when({ ...county, on: '2026-04-02' })
      .thenRefused('opinion-case.day-to-come', { on: '2026-04-02' }));
  it('refuses sources of a single item, and sources nobody knows', () => {
    given(opened)
      .when({ ...city, form: 'SINGLE' })
      .thenRefused('opinion-case.single-has-sources');
    given(opened)
      .when(city, { facts: { unknownSources: city.sources } })
      .thenRefused('opinion-case.source-unknown', { sources: city.sources });
  });
  it('refuses where there is no case', () => given().when(county).thenRefused('opinion-case.not-opened'));
});
