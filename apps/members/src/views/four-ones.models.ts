import { QUOTAS, type Quota } from '@tongxin/contracts';
import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsIn, IsInt, IsObject, IsString, Max, Min, ValidateNested } from 'class-validator';
import { Nullable, Omissible } from '../fields.js';
import { DutyLine } from './duty-line.js';
import { DutyReportCard } from './duty-reports.view.js';
import { QuotaRuleShown } from './standards.view.js';

/** How far a member is with one of the four. */
export class QuotaProgress {
  @IsIn(QUOTAS) quota!: Quota;
  /** How many the year asks. */
  @IsInt() wanted!: number;
  @IsInt() done!: number;
  @IsBoolean() met!: boolean;
}

/** The numbers that hold: a version, or one of each where none was adopted. */
export class StandardNamed {
  /** False where no version held on the day: everybody owes one of each. */
  @IsBoolean() adopted!: boolean;
  /** 0 where none was adopted. */
  @IsInt() version!: number;
  /** Empty where none was adopted. */
  @IsString() effectiveFrom!: string;
}

export class StandardInForce extends StandardNamed {
  /** The day it was asked for. */
  @IsString() on!: string;
  @IsArray() @ValidateNested({ each: true }) @Type(() => QuotaRuleShown) quotas!: QuotaRuleShown[];
}

/** A member's year in short. */
export class FourOnesRow {
  @IsString() memberId!: string;
  @IsString() name!: string;
  /** Division code of the township. */
  @IsString() group!: string;
  @IsBoolean() standing!: boolean;
  /** In office on the last day of the year, or today while it runs; only these are counted. */
  @IsBoolean() inOffice!: boolean;
  @IsArray() @ValidateNested({ each: true }) @Type(() => QuotaProgress) quotas!: QuotaProgress[];
  /** All of them are met. */
  @IsBoolean() met!: boolean;
}

export class FourOnes {
  @IsInt() year!: number;
  @IsObject() @ValidateNested() @Type(() => StandardNamed) standard!: StandardNamed;
  @IsInt() inOffice!: number;
  /** Members in office who meet all quotas. */
  @IsInt() meeting!: number;
  /** Who was in office in the year, sorted by pinyin. */
  @IsArray() @ValidateNested({ each: true }) @Type(() => FourOnesRow) rows!: FourOnesRow[];
}

/** A member's year with every line behind it. */
export class DutyFile extends FourOnesRow {
  @IsInt() year!: number;
  @IsObject() @ValidateNested() @Type(() => StandardNamed) standard!: StandardNamed;
  @IsArray() @ValidateNested({ each: true }) @Type(() => DutyLine) lines!: DutyLine[];
  /** The year's duty report; null before it is filed. */
  @Nullable() @IsObject() @ValidateNested() @Type(() => DutyReportCard) report!: DutyReportCard | null;
}

/** The event a line comes from, as it was recorded. */
export class DutyEventShown {
  @IsString() id!: string;
  @IsString() type!: string;
  @IsString() stream!: string;
  @IsInt() revision!: number;
  @IsString() actor!: string;
  @IsString() occurredOn!: string;
  @IsString() recordedAt!: string;
  @IsObject() data!: object;
}

export class DutyAsked {
  /** Log position the answer must have seen. */
  @Omissible() @Type(() => Number) @IsInt() @Min(0) @Max(Number.MAX_SAFE_INTEGER) minPosition?: number;
}

export class FourOnesAsked extends DutyAsked {
  /** Division code; left out, a township's own members, or at the county all. */
  @Omissible() @IsString() township?: string;
}
