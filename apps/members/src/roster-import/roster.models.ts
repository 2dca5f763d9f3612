import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsInt, IsString, ValidateNested } from 'class-validator';

export class RosterMember {
  /** Row in the file, from 1. */
  @IsInt() row!: number;
  @IsString() number!: string;
  @IsString() name!: string;
  @IsString() sector!: string;
  @IsString() group!: string;
}

export class RosterProblem {
  /** Row in the file, from 1. */
  @IsInt() row!: number;
  /** The column's heading. */
  @IsString() column!: string;
  @IsString() code!: string;
  /** What stands there; empty where it may be personal. */
  @IsString() value!: string;
  @IsString() text!: string;
  @IsString() textEn!: string;
}

export class IgnoredColumn {
  @IsString() column!: string;
  /** Whether it was dropped unread because the register never holds such things. */
  @IsBoolean() personal!: boolean;
}

/** What a roster would change; nothing is recorded. */
export class RosterPreview {
  @IsArray() @ValidateNested({ each: true }) @Type(() => RosterMember) rows!: RosterMember[];
  @IsArray() @ValidateNested({ each: true }) @Type(() => RosterProblem) errors!: RosterProblem[];
  @IsArray() @ValidateNested({ each: true }) @Type(() => IgnoredColumn) ignored!: IgnoredColumn[];
  /** Members who would be admitted. */
  @IsInt() admitted!: number;
  /** Members who would be amended, moved or renewed. */
  @IsInt() amended!: number;
  @IsInt() unchanged!: number;
  /** Numbers of members in office of whom the roster says nothing; they are left alone. */
  @IsArray() @IsString({ each: true }) leftOut!: string[];
}

export class RefusedMember {
  @IsString() number!: string;
  @IsString() code!: string;
}

export class RosterOutcome {
  @IsInt() planned!: number;
  @IsInt() recorded!: number;
  /** Log position from which views show it. */
  @IsInt() position!: number;
  @IsArray() @ValidateNested({ each: true }) @Type(() => RefusedMember) refused!: RefusedMember[];
}
