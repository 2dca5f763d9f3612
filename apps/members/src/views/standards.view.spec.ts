import type { StandardEvent } from '@tongxin/contracts';
import { viewSpecFor, type Happened } from '@tongxin/testing';
import { standards } from './standards.view.js';

const perYear = { FIELD_WORK: 1, PROPOSAL: 1, OPINION: 1, DUTY_REPORT: 1 };
const one = { version: 1, effectiveFrom: '2026-01-01', quotas: [{ unit: { kind: 'MEMBER' as const }, perYear }] };
const two = { ...one, version: 2, effectiveFrom: '2026-07-01' };
const county = { id: '990101', node: '990101', category: 'standard' };
const first: Happened<StandardEvent> = { type: 'StandardAdopted', data: one, ...county };
const second: Happened<StandardEvent> = { type: 'StandardAdopted', data: two, ...county };

describe('standards', () => {
  it('show every version of a committee’s numbers', () =>
    viewSpecFor(standards)
      .given(first, second)
      .then({ 'standard-990101.990101': { code: '990101', node: '990101', revision: 1, versions: [one, two] } }));
});
