import { Refused } from '@tongxin/eventing';
import type { AnnualPlan } from './annual-plan.js';

/** Whether the caller is one of those who approve plans; told by the door. */
export interface Adjusting {
  readonly mayApprove: boolean;
}

/** An approved plan is adjusted by those who approve plans, and they say why; a draft is the clerk's to write. */
export function checkAdjusting({ approvedOn }: AnnualPlan, reason: string | undefined, { mayApprove }: Adjusting): void {
  if (approvedOn === '') return;
  if (!mayApprove) throw new Refused('annual-plan.approved', { on: approvedOn });
  if (reason === undefined) throw new Refused('annual-plan.reason-needed', { on: approvedOn });
}
