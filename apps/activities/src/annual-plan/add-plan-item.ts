import type { AnnualPlanEvent } from '@tongxin/contracts';
import { Refused, type Decide } from '@tongxin/eventing';
import { IsString, Length, Matches } from 'class-validator';
import { entryOf, isSame, Omissible } from '../fields.js';
import { checkAdjusting, type Adjusting } from './adjusting.js';
import type { AnnualPlan } from './annual-plan.js';
import { ITEM_ID, PlanItemFields, planItemOf } from './plan-item.js';

export class AddPlanItem extends PlanItemFields {
  @IsString() @Matches(ITEM_ID) itemId!: string;
  /** Needed once the plan is approved. */
  @Omissible() @IsString() @Length(1, 200) reason?: string;
}

/** The year's plan gets another item. */
export const addPlanItem: Decide<AnnualPlan, AddPlanItem, AnnualPlanEvent, Adjusting> = (plan, command, { facts }) => {
  if (!plan.drafted) throw new Refused('annual-plan.not-drafted');
  const { itemId, reason } = command;
  const item = planItemOf(command, plan.drafted.year);
  const existing = entryOf(plan.items, itemId);
  if (isSame(existing, item)) return [];
  if (existing || Object.hasOwn(plan.dropped, itemId)) throw new Refused('annual-plan.item-id-used', { itemId });
  checkAdjusting(plan, reason, facts);
  return [{ type: 'PlanItemAdded', data: { ...item, itemId, ...(reason !== undefined && { reason }) } }];
};
