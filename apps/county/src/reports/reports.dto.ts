import type { WrittenFormat } from '@tongxin/documents';
import { Refused } from '@tongxin/eventing';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min, registerDecorator } from 'class-validator';
import { REPORT_AXES, type ReportAxis } from './rows.js';
import { momentOf } from './times.js';

/** A day, or an instant with its time zone. */
function IsMoment(): PropertyDecorator {
  return (target, property) =>
    registerDecorator({
      name: 'isMoment',
      target: target.constructor,
      propertyName: String(property),
      validator: {
        validate: isMoment,
        defaultMessage: () => '$property must be a day, YYYY-MM-DD, or an instant with its time zone',
      },
    });
}

function isMoment(value: unknown): boolean {
  try {
    return typeof value === 'string' && momentOf(value) !== '';
  } catch (error) {
    if (error instanceof Refused) return false;
    throw error;
  }
}

/** When a figure is asked for. */
export class WhenAsked {
  /** What had been recorded by then: an instant, or a day's end in China. Now when absent. */
  @IsOptional() @IsString() @MaxLength(40) @IsMoment() asOf?: string;
  /** Waits until this position of the log is in the figures. */
  @IsOptional() @Type(() => Number) @IsInt() @Min(0) minPosition?: number;
}

export class ReportAsked extends WhenAsked {
  /** What the rows are; by sector the report has the indicators that tell the sector. Default `township`. */
  @IsOptional() @IsIn(REPORT_AXES) by?: ReportAxis;
}

export class ExportAsked extends ReportAsked {
  @IsIn(['xlsx', 'docx']) format!: WrittenFormat;
}

export class ComparisonAsked extends WhenAsked {
  @IsString() @MaxLength(100) indicator!: string;
}

export class TrendAsked extends WhenAsked {
  @IsString() @MaxLength(100) indicator!: string;
  @IsOptional() @IsString() @MaxLength(100) township?: string;
}

export class LinesAsked extends TrendAsked {
  // A value of an axis, for indicators that are split by it.
  @IsOptional() @IsString() @MaxLength(100) type?: string;
  @IsOptional() @IsString() @MaxLength(100) sector?: string;
  @IsOptional() @IsString() @MaxLength(100) level?: string;
  @IsOptional() @IsString() @MaxLength(100) reason?: string;
  @IsOptional() @IsString() @MaxLength(100) category?: string;
  @IsOptional() @IsString() @MaxLength(100) kind?: string;
  @IsOptional() @IsString() @MaxLength(600) cursor?: string;
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(200) limit?: number;
}
