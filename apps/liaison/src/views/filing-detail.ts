import { Type } from 'class-transformer';
import { FILING_SECTIONS, type FilingSectionCode } from '@tongxin/contracts';
import { IsArray, IsBoolean, IsIn, IsInt, IsObject, IsString, ValidateNested } from 'class-validator';
import { Nullable } from '../fields.js';

export class FilingSectionShown {
  @IsIn(FILING_SECTIONS) code!: FilingSectionCode;
  @IsString() heading!: string;
  @IsString() text!: string;
}

export class FigurePartShown {
  @IsString() axis!: string;
  @IsString() code!: string;
}

export class FilingFigureShown {
  @IsString() indicator!: string;
  @IsInt() version!: number;
  @Nullable() @IsObject() @ValidateNested() @Type(() => FigurePartShown) part!: FigurePartShown | null;
  @IsInt() numerator!: number;
  /** 0 for indicators that count. */
  @IsInt() denominator!: number;
}

export class Submission {
  @IsString() submissionId!: string;
  @IsString() on!: string;
  /** Account that handed it in. */
  @IsString() by!: string;
  @IsString() title!: string;
  @IsArray() @ValidateNested({ each: true }) @Type(() => FilingSectionShown) sections!: FilingSectionShown[];
  @IsArray() @ValidateNested({ each: true }) @Type(() => FilingFigureShown) figures!: FilingFigureShown[];
}

export class Verdict {
  @IsString() submissionId!: string;
  @IsBoolean() accepted!: boolean;
  /** Why it was returned; empty when it was accepted. */
  @IsString() reason!: string;
  @IsString() on!: string;
  @IsString() by!: string;
}

/** Everything a township handed in to a directive, and what the county said of it, each in order. */
export class FilingDetail {
  /** `<directive id>.<township>` */
  @IsString() id!: string;
  @IsString() directive!: string;
  @IsString() township!: string;
  @IsArray() @ValidateNested({ each: true }) @Type(() => Submission) submissions!: Submission[];
  @IsArray() @ValidateNested({ each: true }) @Type(() => Verdict) verdicts!: Verdict[];
}
