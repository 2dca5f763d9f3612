import { ACTIVITY_TYPES, type ActivityType, type CadenceUnit, type FilingKind, type PlanCommitments as Recorded } from '@tongxin/contracts';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsObject, IsString, Length, Max, Min, ValidateNested } from 'class-validator';
import { IsCounts } from '../fields.js';

export class PlanCadence {
  @IsIn(Object.keys(ACTIVITY_TYPES)) type!: ActivityType;
  @IsIn(['week', 'month', 'quarter', 'half-year', 'year']) every!: CadenceUnit;
  @IsInt() @Min(1) @Max(100) count!: number;
  @IsString() @Length(1, 2000) source!: string;
}

export class PlanRule {
  @IsString() @Length(1, 40) kind!: string;
  @IsString() @Length(1, 2000) source!: string;
}

export class PlanFiling {
  @IsIn(['plan', 'half-year', 'year-end', 'other']) kind!: FilingKind;
  @IsString() @Length(1, 2000) source!: string;
}

/** What a plan promises beside its items. */
export class PlanCommitments implements Recorded {
  /** Per member and year. */
  @IsCounts({ most: 1000 }) quotas!: Record<string, number>;
  @IsArray() @ArrayMaxSize(50) @IsObject({ each: true }) @ValidateNested({ each: true }) @Type(() => PlanCadence) cadences!: PlanCadence[];
  @IsArray() @ArrayMaxSize(50) @IsObject({ each: true }) @ValidateNested({ each: true }) @Type(() => PlanRule) rules!: PlanRule[];
  @IsArray() @ArrayMaxSize(20) @IsObject({ each: true }) @ValidateNested({ each: true }) @Type(() => PlanFiling) filings!: PlanFiling[];
}

export const NO_COMMITMENTS: Recorded = { quotas: {}, cadences: [], rules: [], filings: [] };
