import { QUOTAS, type Quota } from '@tongxin/contracts';
import { IsIn, IsInt, IsString } from 'class-validator';

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

/** How often a member did what in one year, and where the lines of it are noted. */
export interface DutyYear {
  readonly memberId: string;
  readonly year: number;
  readonly done: Partial<Readonly<Record<LineKind, number>>>;
  /** Day and stream of each matter, `2026-04-10 activity-990101101.a1`, by day. */
  readonly matters: readonly string[];
}
