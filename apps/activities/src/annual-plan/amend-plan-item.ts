import { IsDay } from '@tongxin/calendar';
import type { ActivityType, AnnualPlanEvent, PlanItem } from '@tongxin/contracts';
import { Refused, type Decide } from '@tongxin/eventing';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsString, Length, Matches, Max, Min } from 'class-validator';
import { entryOf, isSame, Nullable, Omissible } from '../fields.js';
import { checkAdjusting, type Adjusting } from './adjusting.js';
import type { AnnualPlan } from './annual-plan.js';
import { ITEM_ID, PLAN_ITEM_TYPES, planItemOf } from './plan-item.js';

/** What is left out stays as it is; another month or quarter brings another due day, unless one is told. */
export class AmendPlanItem {
  @IsString() @Matches(ITEM_ID) itemId!: string;
  @Omissible() @IsIn(PLAN_ITEM_TYPES) type?: ActivityType;
  @Omissible() @IsString() @Length(1, 200) title?: string;
  @Omissible() @Nullable() @IsInt() @Min(1) @Max(4) quarter?: number | null;
  @Omissible() @Nullable() @IsInt() @Min(1) @Max(12) month?: number | null;
  @Omissible() @IsDay() dueOn?: string;
  @Omissible() @IsInt() @Min(1) @Max(366) targetCount?: number;
  @Omissible() @IsArray() @ArrayMaxSize(20) @IsString({ each: true }) @Length(1, 200, { each: true }) topics?: string[];
  @Omissible() @IsArray() @ArrayMaxSize(20) @IsString({ each: true }) @Length(1, 60, { each: true }) outside?: string[];
  @Omissible() @Nullable() @IsString() @Length(1, 60) owner?: string | null;
  /** Needed once the plan is approved. */
  @Omissible() @IsString() @Length(1, 200) reason?: string;
}

/** An item of the year's plan is put right or moved. */
export const amendPlanItem: Decide<AnnualPlan, AmendPlanItem, AnnualPlanEvent, Adjusting> = (plan, command, { facts }) => {
  const item = entryOf(plan.items, command.itemId);
  if (!plan.drafted || !item) throw new Refused('annual-plan.item-unknown', { itemId: command.itemId });
  const { itemId, reason, ...told } = command;
  const whole = planItemOf({ ...item, ...said(told), ...timeOf(item, command) }, plan.drafted.year);
  const changes = Object.fromEntries(Object.entries(whole).filter(([field, value]) => !isSame(value, item[field as keyof PlanItem])));
  if (Object.keys(changes).length === 0) return [];
  checkAdjusting(plan, reason, facts);
  return [{ type: 'PlanItemAmended', data: { ...changes, itemId, ...(reason !== undefined && { reason }) } }];
};

function said<T extends object>(fields: T): Partial<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>;
}

type Time = Pick<PlanItem, 'quarter' | 'month'> & { dueOn?: string };

/** The due day moves with month and quarter, and stays where they stay. */
function timeOf(item: PlanItem, told: AmendPlanItem): Time {
  const { quarter, month } = movedTo(item, told);
  const isUnmoved = month === item.month && (month !== null || quarter === item.quarter);
  return { quarter, month, dueOn: told.dueOn ?? (isUnmoved ? item.dueOn : undefined) };
}

/** A month told alone brings its quarter with it; another quarter told alone takes the month away. */
function movedTo(item: PlanItem, told: AmendPlanItem): Time {
  const { quarter = item.quarter, month } = told;
  if (month === null) return { quarter, month };
  if (month === undefined) return { quarter, month: quarter === item.quarter ? item.month : null };
  return { quarter: told.quarter ?? null, month };
}
