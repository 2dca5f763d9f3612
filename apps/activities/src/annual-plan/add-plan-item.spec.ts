import type { AnnualPlanEvent, PlanItem } from '@tongxin/contracts';
import { specFor } from '@tongxin/testing';
import { addPlanItem } from './add-plan-item.js';
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
const dropped: AnnualPlanEvent = { type: 'PlanItemDropped', data: { itemId: 'i1', reason: '与县里活动合并' } };
const { dueOn: _derived, ...told } = tea;
const command = { ...told, itemId: 'i1' };
const { given } = specFor(AnnualPlan, addPlanItem, { facts: { mayApprove: false } });

describe('add plan item', () => {
  it('adds an item due at the end of its quarter', () => given(drafted).when(command).then(added));
  it('takes the quarter and the due day from the month', () =>
    given(drafted)
      .when({ ...command, quarter: null, month: 2 })
      .then({ type: 'PlanItemAdded', data: { ...tea, month: 2, dueOn: '2026-02-28', itemId: 'i1' } }));
  it('gives the whole year to an item without a time', () =>
    given(drafted)
      .when({ ...command, quarter: null })
      .then({ type: 'PlanItemAdded', data: { ...tea, quarter: null, dueOn: '2026-12-31', itemId: 'i1' } }));
  it('keeps a due day that is told', () =>
    given(drafted)
      .when({ ...command, dueOn: '2026-02-10' })
      .then({ type: 'PlanItemAdded', data: { ...tea, dueOn: '2026-02-10', itemId: 'i1' } }));
  it('refuses a due day outside the year, and a month outside the quarter', () => {
    given(drafted)
      .when({ ...command, dueOn: '2027-01-01' })
      .thenRefused('annual-plan.due-outside-year', { dueOn: '2027-01-01', year: 2026 });
    given(drafted)
      .when({ ...command, month: 4 })
      .thenRefused('annual-plan.month-outside-quarter', { month: 4, quarter: 1 });
  });
  it('refuses an id that was used', () => {
    given(drafted, added)
      .when({ ...command, title: '元宵茶话会' })
      .thenRefused('annual-plan.item-id-used', { itemId: 'i1' });
    given(drafted, added, dropped).when(command).thenRefused('annual-plan.item-id-used', { itemId: 'i1' });
  });
  it('takes any word as an id', () =>
    given(drafted)
      .when({ ...command, itemId: 'constructor' })
      .then({ type: 'PlanItemAdded', data: { ...tea, itemId: 'constructor' } }));
  it('adjusts an approved plan by those who approve, with a reason', () => {
    const more = { ...command, itemId: 'i2', reason: '县政协新增安排' };
    given(drafted, added, approved).when(more).thenRefused('annual-plan.approved', { on: '2026-01-20' });
    given(drafted, added, approved)
      .when({ ...more, reason: undefined }, { facts: { mayApprove: true } })
      .thenRefused('annual-plan.reason-needed');
    given(drafted, added, approved)
      .when(more, { facts: { mayApprove: true } })
      .then({ type: 'PlanItemAdded', data: { ...tea, itemId: 'i2', reason: '县政协新增安排' } });
  });
  it('refuses without a plan', () => given().when(command).thenRefused('annual-plan.not-drafted'));
});
