import type { AnnualPlanEvent, PlanCommitments, PlanItem } from '@tongxin/contracts';
import { specFor } from '@tongxin/testing';
import { AnnualPlan } from './annual-plan.js';
import { importPlan } from './import-plan.js';

const commitments: PlanCommitments = {
  quotas: { proposal: 1 },
  cadences: [{ type: 'TRAINING', every: 'month', count: 1, source: '每月组织一次培训。' }],
  rules: [],
  filings: [],
};
const document = { name: '计划.txt', text: '一季度:举行新春茶话会。每月组织一次培训。' };
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
  source: '一季度:举行新春茶话会。',
};
const survey: PlanItem = { ...tea, type: 'FIELD_SURVEY', title: '茶产业调研', quarter: 2, month: 5, dueOn: '2026-05-20' };
const { dueOn: _derived, ...teaAsRead } = tea;
const command = {
  title: '2026年工作计划',
  document,
  commitments,
  items: [
    { ...teaAsRead, itemId: 'i1' },
    { ...survey, quarter: null, itemId: 'i2' },
  ],
};
const drafted: AnnualPlanEvent = {
  type: 'PlanDrafted',
  data: { year: 2026, title: '2026年工作计划', document: { ...document, digest: 'd1' }, commitments },
};
const teaAdded: AnnualPlanEvent = { type: 'PlanItemAdded', data: { ...tea, itemId: 'i1' } };
const surveyAdded: AnnualPlanEvent = { type: 'PlanItemAdded', data: { ...survey, itemId: 'i2' } };
const { given } = specFor(AnnualPlan, importPlan, { id: '2026', facts: { digest: 'd1' } });

describe('import plan', () => {
  it('drafts the plan with all its items, each with its quarter and due day', () =>
    given().when(command).then(drafted, teaAdded, surveyAdded));
  it('takes a plan without items', () =>
    given()
      .when({ ...command, items: [] })
      .then(drafted));
  it('refuses the whole for one item that does not hold', () =>
    given()
      .when({ ...command, items: [...command.items, { ...survey, itemId: 'i3', month: 5, quarter: 3 }] })
      .thenRefused('annual-plan.month-outside-quarter', { month: 5, quarter: 3 }));
  it('refuses a second plan of the year', () => {
    given(drafted).when(command).thenRefused('annual-plan.already-drafted', { year: 2026, title: '2026年工作计划' });
    given(drafted, teaAdded, surveyAdded)
      .when(command, { facts: { digest: 'd2' } })
      .thenRefused('annual-plan.already-drafted');
  });
  it('refuses what is no year', () => given().when(command, { id: 'x' }).thenRefused('annual-plan.not-a-year'));
});
