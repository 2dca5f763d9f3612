import { ACTIVITY_TYPES, type ActivityType, type PlanCommitments } from '@tongxin/contracts';
import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsIn, IsInt, IsObject, IsString, ValidateNested } from 'class-validator';
import { Nullable } from '../fields.js';

export class PlannedActivity {
  @IsString() id!: string;
  @IsString() title!: string;
  /** The day it was held, else the day it is planned for. */
  @IsString() on!: string;
  @IsIn(['SCHEDULED', 'HELD', 'CANCELLED']) status!: 'SCHEDULED' | 'HELD' | 'CANCELLED';
}

export class PlanBoardItem {
  @IsString() itemId!: string;
  @IsIn(Object.keys(ACTIVITY_TYPES)) type!: ActivityType;
  @IsString() title!: string;
  @Nullable() @IsInt() quarter!: number | null;
  @Nullable() @IsInt() month!: number | null;
  @IsString() dueOn!: string;
  @IsInt() targetCount!: number;
  @IsArray() @IsString({ each: true }) topics!: string[];
  @IsArray() @IsString({ each: true }) outside!: string[];
  @Nullable() @IsString() owner!: string | null;
  @Nullable() @IsString() source!: string | null;
  /** Held activities that name the item. */
  @IsInt() held!: number;
  /** Whether its target is met. */
  @IsBoolean() fulfilled!: boolean;
  @IsArray() @ValidateNested({ each: true }) @Type(() => PlannedActivity) activities!: PlannedActivity[];
}

export class DroppedItem {
  @IsString() itemId!: string;
  @IsString() title!: string;
  @IsString() reason!: string;
}

export class PlanProgress {
  @IsInt() items!: number;
  @IsInt() fulfilled!: number;
}

export class PlanBoard {
  /** `<node>.<year>` */
  @IsString() key!: string;
  /** The node whose plan it is. */
  @IsString() node!: string;
  @IsInt() year!: number;
  /** Revision of the plan's stream, for If-Match. */
  @IsInt() revision!: number;
  @IsString() title!: string;
  @IsIn(['DRAFT', 'APPROVED']) status!: 'DRAFT' | 'APPROVED';
  /** Empty before approval. */
  @IsString() approvedOn!: string;
  /** Name of the document it was read from. */
  @Nullable() @IsString() document!: string | null;
  @IsObject() commitments!: PlanCommitments;
  /** By due day. */
  @IsArray() @ValidateNested({ each: true }) @Type(() => PlanBoardItem) items!: PlanBoardItem[];
  @IsArray() @ValidateNested({ each: true }) @Type(() => DroppedItem) dropped!: DroppedItem[];
  @IsObject() @ValidateNested() @Type(() => PlanProgress) progress!: PlanProgress;
}
