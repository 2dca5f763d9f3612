import { DEFAULT_QUOTAS, isFieldWork, quotasOf, standardOfYear, standardOn } from './four-ones.js';
import type { AdoptedStandard, Quota } from './members.js';

const perYear = (PROPOSAL: number): Record<Quota, number> => ({ ...DEFAULT_QUOTAS, PROPOSAL });
const standard = {
  quotas: [
    { unit: { kind: 'STANDING_MEMBER' }, perYear: perYear(3) },
    { unit: { kind: 'MEMBER' }, perYear: perYear(1) },
    { unit: { kind: 'TOWNSHIP', group: '990101101' }, perYear: perYear(2) },
  ],
} satisfies Pick<AdoptedStandard, 'quotas'>;
const versions = [
  { version: 1, effectiveFrom: '2023-01-01' },
  { version: 2, effectiveFrom: '2024-03-01' },
  { version: 3, effectiveFrom: '2024-03-01' },
];

describe('what a member owes in a year', () => {
  it('follows the closest rule', () => {
    expect(quotasOf(standard, { standing: false, group: '990101001' }).PROPOSAL).toBe(1);
    expect(quotasOf(standard, { standing: false, group: '990101101' }).PROPOSAL).toBe(2);
    expect(quotasOf(standard, { standing: true, group: '990101101' }).PROPOSAL).toBe(3);
  });
  it('is one of each where no rule holds', () => {
    expect(quotasOf(undefined, { standing: true, group: '990101101' })).toEqual(DEFAULT_QUOTAS);
    expect(quotasOf({ quotas: [] }, { standing: true, group: '990101101' })).toEqual(DEFAULT_QUOTAS);
  });
  it('counts surveys and inspections as field work', () =>
    expect((['FIELD_SURVEY', 'INSPECTION', 'TRAINING'] as const).map(isFieldWork)).toEqual([true, true, false]));
});

describe('the standard in force', () => {
  it('is the last adopted whose day has come', () => {
    expect(standardOn(versions, '2022-12-31')).toBeUndefined();
    expect(standardOn(versions, '2024-02-29')?.version).toBe(1);
    expect(standardOn(versions, '2024-03-01')?.version).toBe(3);
  });
  it('is for a year the one on its last day', () => {
    expect(standardOfYear(versions, 2023)?.version).toBe(1);
    expect(standardOfYear(versions, 2024)?.version).toBe(3);
  });
});
