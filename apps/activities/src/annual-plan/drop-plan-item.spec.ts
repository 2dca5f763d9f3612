import type { AnnualPlanEvent, PlanItem } from '@tongxin/contracts';
import { specFor } from '@tongxin/testing';
import { AnnualPlan } from './annual-plan.js';
import { dropPlanItem } from './drop-plan-item.js';

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
const command = { itemId: 'i1', reason: '与县里活动合并' };
const dropped: AnnualPlanEvent = { type: 'PlanItemDropped', data: command };
const { given } = specFor(AnnualPlan, dropPlanItem, { facts: { mayApprove: false } });

describe('drop plan item', () => {
  it('drops an item with a reason', () => given(drafted, added).when(command).then(dropped));
  it('refuses an item that is not in the plan', () => {
    given(drafted).when(command).thenRefused('annual-plan.item-unknown', { itemId: 'i1' });
    given(drafted, added, dropped)
      .when({ ...command, reason: '不办了' })
      .thenRefused('annual-plan.item-unknown');
  });
  it('adjusts an approved plan by those who approve', () => {
    given(drafted, added, approved).when(command).thenRefused('annual-plan.approved', { on: '2026-01-20' });
    given(drafted, added, approved)
      .when(command, { facts: { mayApprove: true } })
      .then(dropped);
  });
});
