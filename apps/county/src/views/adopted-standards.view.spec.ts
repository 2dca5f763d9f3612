import type { StandardEvent } from '@tongxin/contracts';
import { viewSpecFor } from '@tongxin/testing';
import { adoptedStandards } from './adopted-standards.view.js';

const adopted = (version: number): StandardEvent & { category: string; id: string } => ({
  category: 'standard',
  id: '990101',
  type: 'StandardAdopted',
  data: { version, effectiveFrom: `202${version}-01-01`, quotas: [] },
});

describe('adopted standards', () => {
  it('keeps every version under a key of its own', () => {
    const after = viewSpecFor(adoptedStandards).given(adopted(1), adopted(2));
    after.thenDocument('standard-990101101.990101|000000', { version: 1, effectiveFrom: '2021-01-01' });
    after.thenDocument('standard-990101101.990101|000001', { version: 2, effectiveFrom: '2022-01-01' });
  });
});
