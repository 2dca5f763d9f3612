import type { AnnualPlanEvent } from '@tongxin/contracts';
import { specFor } from '@tongxin/testing';
import { AnnualPlan } from './annual-plan.js';
import { draftPlan } from './draft-plan.js';

const drafted: AnnualPlanEvent = {
  type: 'PlanDrafted',
  data: {
    year: 2026,
    title: '青石镇政协工委2026年工作计划',
    document: null,
    commitments: { quotas: {}, cadences: [], rules: [], filings: [] },
  },
};
const { given } = specFor(AnnualPlan, draftPlan, { id: '2026' });

describe('draft plan', () => {
  it('begins the year’s plan', () => given().when({ title: '青石镇政协工委2026年工作计划' }).then(drafted));
  it('refuses a second plan of the year', () =>
    given(drafted)
      .when({ title: '另一个计划' })
      .thenRefused('annual-plan.already-drafted', { year: 2026, title: '青石镇政协工委2026年工作计划' }));
  it.each(['26', '1999', '2026-01', 'plan'])('refuses %s, which is no year', (id) =>
    given().when({ title: '计划' }, { id }).thenRefused('annual-plan.not-a-year'),
  );
});
