import { IsDay } from '@tongxin/calendar';
import type { AnnualPlanEvent } from '@tongxin/contracts';
import { Refused, type Decide } from '@tongxin/eventing';
import { Omissible } from '../fields.js';
import type { AnnualPlan } from './annual-plan.js';

export class ApprovePlan {
  /** Day of the decision; left out, today. */
  @Omissible() @IsDay() on?: string;
}

/** The lead approves the year's plan; from then on only those who approve may adjust it. */
export const approvePlan: Decide<AnnualPlan, ApprovePlan, AnnualPlanEvent> = (plan, { on: told }, { today }) => {
  const on = told ?? today;
  if (!plan.drafted) throw new Refused('annual-plan.not-drafted');
  if (plan.approvedOn === on) return [];
  if (plan.approvedOn !== '') throw new Refused('annual-plan.approved', { on: plan.approvedOn });
  if (Object.keys(plan.items).length === 0) throw new Refused('annual-plan.empty');
  if (on > today) throw new Refused('annual-plan.day-to-come', { on });
  return [{ type: 'PlanApproved', data: { on } }];
};
