import { IsArray, IsIn, IsInt, IsObject, IsOptional, IsString, ValidateNested } from 'class-validator';
import { Type } from 'class-transformer';
import { QUARANTINE_REASONS, type QuarantineReason } from '../entry-check.js';

/**
 * Whether a township was heard of lately: it greets its county each minute, though it has nothing to send. `REFUSED`: it comes, and nothing of it is taken.
 * `INVITED`: it was invited and has not joined.
 */
export const PRESENCES = ['ONLINE', 'REFUSED', 'SILENT', 'NEVER_SEEN', 'INVITED', 'INVITATION_ENDED'] as const;
export type Presence = (typeof PRESENCES)[number];

/** Why what a township sends is not taken. */
export class TownshipRefusal {
  @IsString() code!: string;
  @IsString() zh!: string;
  @IsString() en!: string;
  /** Since when it is so without a break, and when it was so last. */
  @IsString() since!: string;
  @IsString() at!: string;
}

/** How a township stands to its county. */
export class TownshipStanding {
  @IsString() node!: string;
  @IsString() name!: string;
  @IsIn(PRESENCES) presence!: Presence;
  /** When it last sent anything that was taken, or acknowledged anything, by line or by file; absent for one that was never heard of. */
  @IsOptional() @IsString() lastSeenAt?: string;
  /** Entries there are for it that it has not acknowledged. */
  @IsInt() waiting!: number;
  /** Entries taken from it. */
  @IsInt() received!: number;
  /** Entries it has for the county that have not come, by its own word when it last greeted; absent while it has said nothing of it. */
  @IsOptional() @IsInt() behind?: number;
  /** Entries of it that did not fit and were not applied; 1000 stands for all that are more. */
  @IsInt() quarantined!: number;
  /** Since when there are such, and why; absent while there are none. */
  @IsOptional() @IsString() quarantinedSince?: string;
  @IsOptional() @IsArray() @IsIn(QUARANTINE_REASONS, { each: true }) quarantineReasons?: readonly QuarantineReason[];
  /** Present while what it sends is refused; beside `ONLINE` where another takes itself for it, such as its disk of before a restore. */
  @IsOptional() @IsObject() @ValidateNested() @Type(() => TownshipRefusal) refused?: TownshipRefusal;
  /** Code with which it does not take what there is for it; absent while it does, or cannot be reached. */
  @IsOptional() @IsString() refusal?: string;
  /** Until when the invitation holds that it has not used; absent once it is linked. */
  @IsOptional() @IsString() invitedUntil?: string;
}

export class TownshipStandings {
  /** When it was so, by the county's clock. */
  @IsString() at!: string;
  /** By code. */
  @IsArray() @IsObject({ each: true }) @ValidateNested({ each: true }) @Type(() => TownshipStanding) items!: TownshipStanding[];
}
