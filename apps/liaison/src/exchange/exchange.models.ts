import { Type } from 'class-transformer';
import { IsArray, IsIn, IsInt, IsObject, IsString, Length, Matches, Max, Min, ValidateNested } from 'class-validator';
import { ENTRY_ID, ExperienceFields, Nullable, Omissible } from '../fields.js';
import { ExchangeKeyCard } from '../views/exchange-key-card.js';

export const TIMEOUT_MOST = 30_000;
export const LIMIT_DEFAULT = 20;
export const LIMIT_MOST = 50;

export class FeedAsked {
  /** Id of the entry that was read last. */
  @Omissible() @IsString() @Matches(ENTRY_ID) lastEventId?: string;
  /** Milliseconds to wait for something to come; the answer is empty when nothing did. */
  @Omissible() @Type(() => Number) @IsInt() @Min(0) @Max(TIMEOUT_MOST) timeout?: number;
  /** Entries of a page. */
  @Omissible() @Type(() => Number) @IsInt() @Min(1) @Max(LIMIT_MOST) limit?: number;
}

/** An entry of the feed: CloudEvents 1.0. */
export class FeedEntryShown {
  @IsIn(['1.0']) specversion!: '1.0';
  @IsString() id!: string;
  @IsIn(['tongxin.experience.told', 'tongxin.experience.withdrawn']) type!: string;
  @IsString() source!: string;
  @IsString() subject!: string;
  @IsString() time!: string;
  @IsIn(['PUT', 'DELETE']) method!: 'PUT' | 'DELETE';
  @Omissible() @IsIn(['application/json']) datacontenttype?: 'application/json';
  @Omissible() @IsObject() @ValidateNested() @Type(() => ExperienceFields) data?: ExperienceFields;
}

/** All keys of this county's feed, oldest first. */
export class ExchangeKeys {
  @IsString() node!: string;
  @IsArray() @IsObject({ each: true }) @ValidateNested({ each: true }) @Type(() => ExchangeKeyCard) keys!: ExchangeKeyCard[];
}

/** A peer's token, told this once. */
export class NewPeerToken {
  @IsString() token!: string;
}

export class KeepFeedToken {
  /** The token the peer gave this county. */
  @IsString() @Length(8, 500) @Matches(/^[\x21-\x7e]+$/) token!: string;
}

/** How the reading of a peer's feed goes. Instants are null before the first time. */
export class SubscriptionState {
  @IsString() peer!: string;
  @Nullable() @IsString() lastEventId!: string | null;
  @Nullable() @IsString() lastSuccessAt!: string | null;
  @Nullable() @IsString() lastFailureAt!: string | null;
  /** Code of what keeps it from going on; null while it goes. */
  @Nullable() @IsString() problem!: string | null;
  /** Entries taken, and entries that could not be. */
  @IsInt() received!: number;
  @IsInt() refused!: number;
}

export class SubscriptionStates {
  @IsArray() @IsObject({ each: true }) @ValidateNested({ each: true }) @Type(() => SubscriptionState) items!: SubscriptionState[];
}
