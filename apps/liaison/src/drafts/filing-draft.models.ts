import { Type } from 'class-transformer';
import { IsIn, IsInt, IsString, Min } from 'class-validator';
import { Omissible } from '../fields.js';
import { FilingContent } from '../filing/filing-fields.js';

export const DRAFT_ORIGINS = ['SAVED', 'SUBMITTED', 'DRAFTED'] as const;

/** A filing as it is being written. */
export class FilingDraft extends FilingContent {
  /** Id of the directive. */
  @IsString() directive!: string;
  /** Grows with each saving; -1 before the first. */
  @IsInt() revision!: number;
  /** What the clerk saved, what was handed in last, or written just now from what was recorded. */
  @IsIn(DRAFT_ORIGINS) origin!: (typeof DRAFT_ORIGINS)[number];
  /** Instant; empty before the first saving. */
  @IsString() savedAt!: string;
  /** `account@node`; empty before the first saving. */
  @IsString() savedBy!: string;
}

export class FilingDraftAsked {
  /** Writes anew from what was recorded, leaving aside what was saved. */
  @Omissible() @IsIn(['true', 'false']) fresh?: 'true' | 'false';
  /** Log position the answer must have seen. */
  @Omissible() @Type(() => Number) @IsInt() @Min(0) minPosition?: number;
}

export class SaveFilingDraft extends FilingContent {
  /** The revision that was edited, -1 for a new one: what somebody else saved since is then not overwritten. Left out, it is. */
  @Omissible() @IsInt() @Min(-1) revision?: number;
}
