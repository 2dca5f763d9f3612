import { IsDay } from '@tongxin/calendar';
import { ACTIVITY_TYPES, type ActivityDetails, type ActivityType } from '@tongxin/contracts';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsObject, IsString, Length, Matches, Max, Min, ValidateNested } from 'class-validator';
import { Nullable } from '../fields.js';

export const ACTIVITY_TYPE_CODES = Object.keys(ACTIVITY_TYPES);
export const FINDING_ID = /^[A-Za-z0-9-]{1,64}$/;
export const MEMBER_ID = /^[\p{L}\p{N}-]{1,32}$/u;

export class PlanReference {
  @IsInt() @Min(2000) @Max(2099) year!: number;
  @IsString() @Matches(/^[A-Za-z0-9-]{1,64}$/) itemId!: string;
}

/** What a person says of an activity. */
export class ActivityFields implements ActivityDetails {
  @IsIn(ACTIVITY_TYPE_CODES) type!: ActivityType;
  @IsString() @Length(1, 200) title!: string;
  /** Planned day. */
  @IsDay() on!: string;
  @Nullable() @IsString() @Length(1, 120) place!: string | null;
  /** The plan item it works towards. */
  @Nullable() @IsObject() @ValidateNested() @Type(() => PlanReference) plan!: PlanReference | null;
  @IsArray() @ArrayMaxSize(20) @IsString({ each: true }) @Length(1, 200, { each: true }) topics!: string[];
  /** Participants who are not members. */
  @IsArray() @ArrayMaxSize(20) @IsString({ each: true }) @Length(1, 60, { each: true }) outside!: string[];
}

/** Whether the plan item named stands in the plan; told by the door. */
export interface PlanItemFacts {
  readonly planItemKnown: boolean;
}
