import type { AnnualPlanEvent } from '@tongxin/contracts';
import { Refused, type Decide } from '@tongxin/eventing';
import { IsString, Length } from 'class-validator';
import type { AnnualPlan } from './annual-plan.js';
import { NO_COMMITMENTS } from './commitments.js';
import { planYearOf } from './plan-year.js';

export class DraftPlan {
  @IsString() @Length(1, 100) title!: string;
}

/** The clerk begins the year's plan by hand, without a document. */
export const draftPlan: Decide<AnnualPlan, DraftPlan, AnnualPlanEvent> = ({ drafted }, { title }, { id }) => {
  const year = planYearOf(id);
  if (drafted && drafted.title === title && drafted.digest === null) return [];
  if (drafted) throw new Refused('annual-plan.already-drafted', { year, title: drafted.title });
  return [{ type: 'PlanDrafted', data: { year, title, document: null, commitments: NO_COMMITMENTS } }];
};
