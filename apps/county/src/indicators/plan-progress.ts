import { annualPlan, type AnnualPlan } from './annual-plan.js';
import { NOTHING, type Indicator } from './indicator.js';

/** Of the items of approved plans that are due, how many have met their target. */
export const planProgress: Indicator<AnnualPlan> = {
  code: 'plan.progress',
  zh: '计划完成率',
  en: 'Progress of the annual plan',
  unit: 'ratio',
  definition: {
    zh: '已举行活动次数达到目标的计划项目数÷期内到期的计划项目数。只计已批准的计划，以项目到期日为准；活动须注明所属计划项目，取消的不计。',
    en:
      'Plan items with at least their target of held activities ÷ plan items due in the period, of approved plans, dated at the day they are due. ' +
      'An activity works towards the item it names; a cancelled one does not.',
  },
  version: 1,
  entity: annualPlan,
  reads: ['approved', 'items', 'held'],
  contributions({ approved, items, held }) {
    if (!approved) return NOTHING;
    return Object.entries(items).map(([part, { dueOn, targetCount }]) => ({
      part,
      businessDate: dueOn,
      numerator: (held[part] ?? 0) >= targetCount ? 1 : 0,
      denominator: 1,
    }));
  },
};
