import type { FilingKind } from '@tongxin/contracts';
import { IsBoolean, IsIn, IsInt, IsString } from 'class-validator';

export const FILING_STATUS = ['AWAITED', 'SUBMITTED', 'RETURNED', 'ACCEPTED'] as const;
export type FilingStatus = (typeof FILING_STATUS)[number];

/** Where one township stands with one directive. */
export class FilingCard {
  /** `<directive id>.<township>`; the id of the county's review. */
  @IsString() id!: string;
  /** Id of the directive, and of the township's filing. */
  @IsString() directive!: string;
  /** Node of the county; empty until the directive is known. */
  @IsString() county!: string;
  /** Node of the township. */
  @IsString() township!: string;
  @IsIn(['plan', 'half-year', 'year-end', 'other']) kind!: FilingKind;
  /** Title of the directive. */
  @IsString() title!: string;
  @IsString() period!: string;
  /** Last day in time. */
  @IsString() dueOn!: string;
  @IsIn(FILING_STATUS) status!: FilingStatus;
  /** The latest submission; empty before the first. */
  @IsString() submissionId!: string;
  /** Day of the latest submission; empty before the first. */
  @IsString() submittedOn!: string;
  /** Day of the first submission; it decides whether the filing is late. */
  @IsString() firstOn!: string;
  /** First submitted after the day it was due. */
  @IsBoolean() late!: boolean;
  /** Due day that passed without a submission; empty when none did. */
  @IsString() overdueSince!: string;
  /** Submission the county spoke of last; empty before it did. */
  @IsString() judged!: string;
  /** Why that was sent back; empty when it was not. */
  @IsString() returnReason!: string;
  @IsBoolean() accepted!: boolean;
  /** Whether the township was reminded. */
  @IsBoolean() reminded!: boolean;
  /** Day on which it is to be; empty once it filed. */
  @IsString() remindOn!: string;
  /** `remindOn` while a reminder is to come, else empty. */
  @IsString() reminderDueOn!: string;
  /** Day on which nothing having come is to be marked; empty when something came or it was marked. */
  @IsString() markDueOn!: string;
  /** Revision of the township's filing, for If-Match; -1 before there is one. */
  @IsInt() filingRevision!: number;
  /** Revision of the county's review, for If-Match; -1 before there is one. */
  @IsInt() reviewRevision!: number;
}
