import type { AnnualPlanEvent, PlanItem } from '@tongxin/contracts';
import { specFor } from '@tongxin/testing';
import { amendPlanItem } from './amend-plan-item.js';
import { AnnualPlan } from './annual-plan.js';

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
const { given } = specFor(AnnualPlan, amendPlanItem, { facts: { mayApprove: false } });

describe('amend plan item', () => {
  it('records only what differs', () =>
    given(drafted, added)
      .when({ itemId: 'i1', title: '新春茶话会', targetCount: 2, owner: '办公室' })
      .then({ type: 'PlanItemAmended', data: { itemId: 'i1', targetCount: 2, owner: '办公室' } }));
  it('moves to a month, with its quarter and due day', () =>
    given(drafted, added)
      .when({ itemId: 'i1', month: 4 })
      .then({ type: 'PlanItemAmended', data: { itemId: 'i1', month: 4, quarter: 2, dueOn: '2026-04-30' } }));
  it('moves to a quarter, and out of its month', () =>
    given(drafted, added, { type: 'PlanItemAmended', data: { itemId: 'i1', month: 4, quarter: 2, dueOn: '2026-04-30' } })
      .when({ itemId: 'i1', quarter: 3 })
      .then({ type: 'PlanItemAmended', data: { itemId: 'i1', month: null, quarter: 3, dueOn: '2026-09-30' } }));
  it('takes the month away and stays in the quarter', () =>
    given(drafted, added, { type: 'PlanItemAmended', data: { itemId: 'i1', month: 2, dueOn: '2026-02-28' } })
      .when({ itemId: 'i1', month: null })
      .then({ type: 'PlanItemAmended', data: { itemId: 'i1', month: null, dueOn: '2026-03-31' } }));
  it('keeps a due day of its own when something else changes', () =>
    given(drafted, added, { type: 'PlanItemAmended', data: { itemId: 'i1', dueOn: '2026-02-10' } })
      .when({ itemId: 'i1', title: '茶话会', quarter: 1, month: null })
      .then({ type: 'PlanItemAmended', data: { itemId: 'i1', title: '茶话会' } }));
  it('does nothing when all is as said', () => given(drafted, added).when({ itemId: 'i1', quarter: 1, topics: [] }).thenNothing());
  it('refuses an item that is not in the plan', () => {
    given(drafted, added).when({ itemId: 'i2', title: '茶话会' }).thenRefused('annual-plan.item-unknown', { itemId: 'i2' });
    given(drafted).when({ itemId: 'constructor', title: '茶话会' }).thenRefused('annual-plan.item-unknown');
  });
  it('adjusts an approved plan by those who approve, with a reason', () => {
    const change = { itemId: 'i1', targetCount: 2, reason: '县政协要求' };
    given(drafted, added, approved).when(change).thenRefused('annual-plan.approved');
    given(drafted, added, approved)
      .when({ itemId: 'i1', targetCount: 2 }, { facts: { mayApprove: true } })
      .thenRefused('annual-plan.reason-needed');
    given(drafted, added, approved)
      .when(change, { facts: { mayApprove: true } })
      .then({ type: 'PlanItemAmended', data: change });
  });
});
