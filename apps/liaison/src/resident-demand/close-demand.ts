import { IsDay } from '@tongxin/calendar';
import { DEMAND_OUTCOMES, type DemandOutcome, type ResidentDemandEvent } from '@tongxin/contracts';
import { Refused, type Decide } from '@tongxin/eventing';
import { IsIn } from 'class-validator';
import { openOn } from './open-demand.js';
import type { ResidentDemand } from './resident-demand.js';

export class CloseDemand {
  @IsDay() on!: string;
  @IsIn(DEMAND_OUTCOMES) outcome!: DemandOutcome;
}

/**
 * A demand ends. Settled only when the last revisit, made after the last answer, satisfied; not settled only when it did not. Withdrawn, a duplicate or
 * one whose resident cannot be reached may end at any time.
 */
export const closeDemand: Decide<ResidentDemand, CloseDemand, ResidentDemandEvent> = (demand, { on, outcome }, { today }) => {
  if (demand.closed === outcome) return [];
  openOn(demand, on, today);
  if (outcome === 'SETTLED' || outcome === 'NOT_SETTLED') assertRevisited(demand, outcome === 'SETTLED');
  return [{ type: 'DemandClosed', data: { on, outcome } }];
};

function assertRevisited({ answers, revisits }: ResidentDemand, satisfied: boolean): void {
  if (answers.length === 0) throw new Refused('resident-demand.not-answered');
  const last = revisits.at(-1);
  if (last?.answers !== answers.length) throw new Refused('resident-demand.not-revisited');
  if (last.satisfied !== satisfied) throw new Refused(satisfied ? 'resident-demand.not-satisfied' : 'resident-demand.satisfied');
}
