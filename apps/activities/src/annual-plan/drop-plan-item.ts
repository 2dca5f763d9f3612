import type { AnnualPlanEvent } from '@tongxin/contracts';
import { Refused, type Decide } from '@tongxin/eventing';
import { IsString, Length, Matches } from 'class-validator';
import { entryOf } from '../fields.js';
import { checkAdjusting, type Adjusting } from './adjusting.js';
import type { AnnualPlan } from './annual-plan.js';
import { ITEM_ID } from './plan-item.js';

export class DropPlanItem {
  @IsString() @Matches(ITEM_ID) itemId!: string;
  @IsString() @Length(1, 200) reason!: string;
}

/** An item leaves the year's plan, with the reason why. */
export const dropPlanItem: Decide<AnnualPlan, DropPlanItem, AnnualPlanEvent, Adjusting> = (plan, { itemId, reason }, { facts }) => {
  if (entryOf(plan.dropped, itemId) === reason) return [];
  if (!entryOf(plan.items, itemId)) throw new Refused('annual-plan.item-unknown', { itemId });
  checkAdjusting(plan, reason, facts);
  return [{ type: 'PlanItemDropped', data: { itemId, reason } }];
};
