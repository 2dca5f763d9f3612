import type { AnnualPlanEvent, PlanItem } from '@tongxin/contracts';
import { specFor } from '@tongxin/testing';
import { AnnualPlan } from './annual-plan.js';
import { approvePlan } from './approve-plan.js';

const drafted: AnnualPlanEvent = {
  type: 'PlanDrafted',
  data: { year: 2026, title: '2026年工作计划', document: null, commitments: { quotas: {}, cadences: [], rules: [], filings: [] } },
};
const tea: PlanItem = {
  type: 'TEA_PARTY',
  title: '新春茶话会',
  quarter: 1,
  month: null,
  dueOn: '2026-03-31',
  targetCount: 1,
  topics: [],
  outside: [],
  owner: null,
  source: null,
};
const added: AnnualPlanEvent = { type: 'PlanItemAdded', data: { ...tea, itemId: 'i1' } };
const approved: AnnualPlanEvent = { type: 'PlanApproved', data: { on: '2026-01-20' } };
const { given } = specFor(AnnualPlan, approvePlan);

describe('approve plan', () => {
  it('approves a plan that has items', () => given(drafted, added).when({ on: '2026-01-20' }).then(approved));
  it('approves today when no day is told', () => given(drafted, added).when({}, { today: '2026-01-20' }).then(approved));
  it('refuses a second approval', () =>
    given(drafted, added, approved).when({ on: '2026-01-21' }).thenRefused('annual-plan.approved', { on: '2026-01-20' }));
  it('refuses an empty plan, and none', () => {
    given(drafted).when({ on: '2026-01-20' }).thenRefused('annual-plan.empty');
    given().when({ on: '2026-01-20' }).thenRefused('annual-plan.not-drafted');
  });
  it('refuses a day to come', () => given(drafted, added).when({ on: '2026-04-02' }).thenRefused('annual-plan.day-to-come'));
});
