import { IsDay } from '@tongxin/calendar';
import { DEMAND_RESULTS, type DemandResult, type ResidentDemandEvent } from '@tongxin/contracts';
import { Refused, type Decide } from '@tongxin/eventing';
import { IsIn, IsString, Length, Matches } from 'class-validator';
import { ENTRY_ID } from '../fields.js';
import { openOn } from './open-demand.js';
import type { ResidentDemand } from './resident-demand.js';

export class AnswerDemand {
  @IsString() @Matches(ENTRY_ID) answerId!: string;
  /** Day the resident was told. */
  @IsDay() on!: string;
  @IsIn(DEMAND_RESULTS) result!: DemandResult;
  /** What the resident was told. Personal: it goes to the vault and nowhere else. */
  @IsString() @Length(1, 5000) text!: string;
}

/** The resident was told what became of it; what was said stands in the vault. Answered again after a revisit that did not satisfy. */
export const answerDemand: Decide<ResidentDemand, AnswerDemand, ResidentDemandEvent> = (demand, { answerId, on, result }, { today }) => {
  if (demand.answers.some((answer) => answer.answerId === answerId)) return [];
  openOn(demand, on, today);
  if (!demand.assigned) throw new Refused('resident-demand.not-assigned');
  return [{ type: 'DemandAnswered', data: { answerId, on, result } }];
};
