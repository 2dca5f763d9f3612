import { IsArray, IsIn, IsInt, IsObject, IsOptional, IsString, ValidateNested } from 'class-validator';
import { Type } from 'class-transformer';

/** Whether a township was heard of lately: it greets its county each minute, though it has nothing to send. */
export const PRESENCES = ['ONLINE', 'SILENT', 'NEVER_SEEN'] as const;
export type Presence = (typeof PRESENCES)[number];

/** How a township stands to its county. */
export class TownshipStanding {
  @IsString() node!: string;
  @IsString() name!: string;
  @IsIn(PRESENCES) presence!: Presence;
  /** When it last sent or acknowledged anything, by line or by file; absent for one that was never heard of. */
  @IsOptional() @IsString() lastSeenAt?: string;
  /** Entries there are for it that it has not acknowledged. */
  @IsInt() waiting!: number;
  /** Entries taken from it. */
  @IsInt() received!: number;
  /** Entries of it that did not fit and were not applied; 1000 stands for all that are more. */
  @IsInt() quarantined!: number;
  /** Code with which it does not take what there is for it; absent while it does, or cannot be reached. */
  @IsOptional() @IsString() refusal?: string;
}

export class TownshipStandings {
  /** When it was so, by the county's clock. */
  @IsString() at!: string;
  /** By code. */
  @IsArray() @IsObject({ each: true }) @ValidateNested({ each: true }) @Type(() => TownshipStanding) items!: TownshipStanding[];
}
