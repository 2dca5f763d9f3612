import { endOf, IsDay } from '@tongxin/calendar';
import { ACTIVITY_TYPES, type ActivityType, type PlanItem } from '@tongxin/contracts';
import { Refused } from '@tongxin/eventing';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsString, Length, Max, Min } from 'class-validator';
import { Nullable, Omissible } from '../fields.js';

export const PLAN_ITEM_TYPES = Object.keys(ACTIVITY_TYPES);
export const ITEM_ID = /^[A-Za-z0-9-]{1,64}$/;

/** What a person says of a plan item. */
export class PlanItemFields {
  @IsIn(PLAN_ITEM_TYPES) type!: ActivityType;
  @IsString() @Length(1, 200) title!: string;
  @Nullable() @IsInt() @Min(1) @Max(4) quarter!: number | null;
  @Nullable() @IsInt() @Min(1) @Max(12) month!: number | null;
  /** Left out: the end of its month, else of its quarter, else of the year. */
  @Omissible() @IsDay() dueOn?: string;
  /** How many held activities fulfil it. */
  @IsInt() @Min(1) @Max(366) targetCount!: number;
  @IsArray() @ArrayMaxSize(20) @IsString({ each: true }) @Length(1, 200, { each: true }) topics!: string[];
  /** Participants who are not members. */
  @IsArray() @ArrayMaxSize(20) @IsString({ each: true }) @Length(1, 60, { each: true }) outside!: string[];
  @Nullable() @IsString() @Length(1, 60) owner!: string | null;
  /** The sentence of the document it was read from. */
  @Nullable() @IsString() @Length(1, 2000) source!: string | null;
}

/** A plan item as it is recorded: a month implies its quarter, both imply the day by which it is due, and that day lies in the plan's year. */
export function planItemOf(fields: PlanItemFields, year: number): PlanItem {
  const { type, title, month, targetCount, topics, outside, owner, source } = fields;
  const implied = month === null ? fields.quarter : Math.ceil(month / 3);
  const quarter = fields.quarter ?? implied;
  if (quarter !== implied) throw new Refused('annual-plan.month-outside-quarter', { month, quarter });
  const dueOn = fields.dueOn ?? endOf(year, quarter, month);
  if (!dueOn.startsWith(`${year}-`)) throw new Refused('annual-plan.due-outside-year', { dueOn, year });
  return { type, title, quarter, month, dueOn, targetCount, topics, outside, owner, source };
}
