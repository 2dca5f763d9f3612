import {
  ACTIVITY_TYPES,
  ATTENDANCE_STATES,
  FINDING_BECOMES,
  LEAVE_REASONS,
  type ActivityType,
  type AttendanceState,
  type FindingBecomes,
  type LeaveReason,
} from '@tongxin/contracts';
import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsIn, IsInt, IsNumber, IsObject, IsString, ValidateNested } from 'class-validator';
import { IsWordById, Nullable } from '../fields.js';

export const ACTIVITY_STATUS = ['SCHEDULED', 'HELD', 'CANCELLED'] as const;
export type ActivityStatus = (typeof ACTIVITY_STATUS)[number];
export const LEAVE_STATES = ['REQUESTED', 'GRANTED', 'REFUSED'] as const;
export type LeaveState = (typeof LEAVE_STATES)[number];

export class PlanLink {
  @IsInt() year!: number;
  @IsString() itemId!: string;
}

export class ActivityReport {
  @IsString() reportId!: string;
  @IsString() title!: string;
  @IsString() text!: string;
  @IsBoolean() approved!: boolean;
}

/** What a finding became: a draft, and under the same id a proposal or opinion item once submitted. */
export class FindingLink {
  @IsIn(FINDING_BECOMES) to!: FindingBecomes;
  @IsString() id!: string;
}

export class ActivityFinding {
  @IsString() findingId!: string;
  @IsString() text!: string;
  @IsArray() @ValidateNested({ each: true }) @Type(() => FindingLink) forwarded!: FindingLink[];
}

export class AttendanceCounts {
  @IsInt() invited!: number;
  @IsInt() recorded!: number;
  @IsInt() present!: number;
  @IsInt() late!: number;
  @IsInt() leftEarly!: number;
  @IsInt() excused!: number;
  @IsInt() absent!: number;
  @IsInt() walkIn!: number;
}

/** One activity as its committee sees it. */
export class ActivityCard {
  @IsString() id!: string;
  /** The node whose activity it is. */
  @IsString() node!: string;
  /** Revision of its stream, for If-Match. */
  @IsInt() revision!: number;
  @IsIn(Object.keys(ACTIVITY_TYPES)) type!: ActivityType;
  @IsString() title!: string;
  /** The day it was held, else the day it is planned for. */
  @IsString() on!: string;
  @Nullable() @IsString() place!: string | null;
  @Nullable() @IsObject() @ValidateNested() @Type(() => PlanLink) plan!: PlanLink | null;
  /** The plan item it names; empty when none. */
  @IsString() planItem!: string;
  @IsArray() @IsString({ each: true }) topics!: string[];
  /** Participants who are not members. */
  @IsArray() @IsString({ each: true }) outside!: string[];
  @IsIn(ACTIVITY_STATUS) status!: ActivityStatus;
  /** Member numbers, in the order of invitation. */
  @IsArray() @IsString({ each: true }) invited!: string[];
  @IsWordById(LEAVE_STATES) leave!: Record<string, LeaveState>;
  @IsWordById(LEAVE_REASONS) leaveReasons!: Record<string, LeaveReason>;
  @IsWordById(ATTENDANCE_STATES) attendance!: Record<string, AttendanceState>;
  @IsObject() @ValidateNested() @Type(() => AttendanceCounts) counts!: AttendanceCounts;
  @Nullable() @IsString() heldOn!: string | null;
  @Nullable() @IsNumber() hours!: number | null;
  @Nullable() @IsInt() outsideCount!: number | null;
  /** Empty unless cancelled. */
  @IsString() cancelReason!: string;
  @Nullable() @IsObject() @ValidateNested() @Type(() => ActivityReport) report!: ActivityReport | null;
  /** In the order they were recorded. */
  @IsArray() @ValidateNested({ each: true }) @Type(() => ActivityFinding) findings!: ActivityFinding[];
  /** Day by which holding or cancelling must be recorded; empty when it was, or was found overdue. */
  @IsString() recordDueOn!: string;
  /** Since when its record is overdue; empty when it is not. */
  @IsString() overdueSince!: string;
}
