import { IsDay } from '@tongxin/calendar';
import type { ResidentDemandEvent } from '@tongxin/contracts';
import { Refused, type Decide } from '@tongxin/eventing';
import { IsBoolean, IsString, Matches } from 'class-validator';
import { ENTRY_ID } from '../fields.js';
import { openOn } from './open-demand.js';
import type { ResidentDemand } from './resident-demand.js';

export class RevisitDemand {
  @IsString() @Matches(ENTRY_ID) revisitId!: string;
  /** Day the resident was asked. */
  @IsDay() on!: string;
  @IsBoolean() satisfied!: boolean;
}

/** After an answer, the resident is asked whether it satisfied. */
export const revisitDemand: Decide<ResidentDemand, RevisitDemand, ResidentDemandEvent> = (
  demand,
  { revisitId, on, satisfied },
  { today },
) => {
  if (demand.revisits.some((revisit) => revisit.revisitId === revisitId)) return [];
  openOn(demand, on, today);
  if (demand.answers.length === 0) throw new Refused('resident-demand.not-answered');
  return [{ type: 'DemandRevisited', data: { revisitId, on, satisfied } }];
};
