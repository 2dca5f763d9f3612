import type { QuotaRule, StandardEvent } from '@tongxin/contracts';
import { specFor } from '@tongxin/testing';
import { adoptStandard } from './adopt-standard.js';
import { Standard } from './standard.js';

const one = { FIELD_WORK: 1, PROPOSAL: 1, OPINION: 1, DUTY_REPORT: 1 };
const everyone: QuotaRule = { unit: { kind: 'MEMBER' }, perYear: one };
const town: QuotaRule = { unit: { kind: 'TOWNSHIP', group: '990101101' }, perYear: { ...one, PROPOSAL: 2 } };
/** As the command names the same rules. */
const asked = ({ unit, perYear }: QuotaRule) => ({ unit: { group: null, ...unit }, perYear });
const first: StandardEvent = { type: 'StandardAdopted', data: { version: 1, effectiveFrom: '2026-01-01', quotas: [everyone, town] } };
const second: StandardEvent = { type: 'StandardAdopted', data: { version: 2, effectiveFrom: '2026-07-01', quotas: [everyone] } };
const adoptFirst = { ...first.data, quotas: [everyone, town].map(asked) };
const adoptSecond = { ...second.data, quotas: [asked(everyone)] };
const { given } = specFor(Standard, adoptStandard, { id: '990101', node: '990101' });

describe('adopt standard', () => {
  it('adopts the first', () => given().when(adoptFirst).then(first));
  it('adopts the next, also from a day to come or from the same day', () => {
    given(first).when(adoptSecond).then(second);
    const corrected: StandardEvent = { type: 'StandardAdopted', data: { ...second.data, effectiveFrom: '2026-01-01' } };
    given(first)
      .when({ ...adoptSecond, effectiveFrom: '2026-01-01' })
      .then(corrected);
  });
  it('keeps of a unit only what belongs to it', () =>
    given()
      .when({ ...adoptSecond, version: 1, quotas: [{ unit: { kind: 'MEMBER', group: '990101101' }, perYear: one }] })
      .then({ type: 'StandardAdopted', data: { ...second.data, version: 1 } }));
  it('refuses a version out of turn, or the same with other numbers', () => {
    given(first)
      .when({ ...adoptSecond, version: 3 })
      .thenRefused('standard.version-out-of-turn', { next: 2 });
    given(first)
      .when({ ...adoptFirst, quotas: [asked(everyone)] })
      .thenRefused('standard.version-out-of-turn', { next: 2 });
  });
  it('refuses a day before that of the version before', () =>
    given(first, second)
      .when({ ...adoptSecond, version: 3, effectiveFrom: '2026-06-30' })
      .thenRefused('standard.before-last', { from: '2026-07-01' }));
  it('refuses a year that is over', () =>
    given()
      .when({ ...adoptFirst, effectiveFrom: '2025-12-31' })
      .thenRefused('standard.year-over', { year: '2026' }));
  it('refuses two rules for one unit', () =>
    given()
      .when({ ...adoptFirst, quotas: [town, everyone, town].map(asked) })
      .thenRefused('standard.unit-twice'));
  it('refuses a township that is not named', () =>
    given()
      .when({ ...adoptFirst, quotas: [{ unit: { kind: 'TOWNSHIP', group: null }, perYear: one }] })
      .thenRefused('standard.township-missing'));
  it('refuses what is no committee', () => given().when(adoptFirst, { id: 'x' }).thenRefused('standard.code-unknown', { code: 'x' }));
});
