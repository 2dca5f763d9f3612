import { QUOTAS, type Quota } from '@tongxin/contracts';
import { Type } from 'class-transformer';
import { IsArray, IsIn, IsInt, IsString, ValidateNested } from 'class-validator';

export const LINE_KINDS = [...QUOTAS, 'ACTIVITY', 'STUDY_NOTE'] as const;
/** One of the four, or what a member did beside them. */
export type LineKind = Quota | 'ACTIVITY' | 'STUDY_NOTE';

/** One thing a member did, and the event it comes from. */
export class DutyLine {
  @IsIn(LINE_KINDS) kind!: LineKind;
  /** Day it was done. */
  @IsString() on!: string;
  @IsString() title!: string;
  /** Type of the activity; `LEAD` or `CO_SIGNER` of a proposal; `FILED` or `ACCEPTED` of a duty report; empty otherwise. */
  @IsString() detail!: string;
  @IsString() stream!: string;
  @IsInt() revision!: number;
  @IsString() eventId!: string;
  /** Type of the event. */
  @IsString() event!: string;
}

/** What one member did in one year. */
export class DutyYear {
  @IsString() memberId!: string;
  @IsInt() year!: number;
  /** By day. */
  @IsArray() @ValidateNested({ each: true }) @Type(() => DutyLine) lines!: DutyLine[];
}
