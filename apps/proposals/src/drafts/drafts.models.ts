import { PROPOSAL_KINDS, type ProposalKind } from '@tongxin/contracts';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsObject, IsString, Matches, MaxLength, ValidateNested } from 'class-validator';
import { ENTRY_ID, Nullable, Omissible, SourceFields } from '../fields.js';

// What is being written may lack anything; it is looked at whole when it is put to co-signers or submitted.

export class DraftedSuggestion {
  @IsString() @Matches(ENTRY_ID) suggestionId!: string;
  @IsString() @MaxLength(3000) text!: string;
}

/** A member who is to be asked for a signature. */
export class DraftedCoSigner {
  @IsString() @MaxLength(30) memberId!: string;
  @IsString() @MaxLength(32) node!: string;
}

export class ProposalDraftContent {
  @Omissible() @IsIn(PROPOSAL_KINDS) kind?: ProposalKind;
  @Omissible() @IsString() @MaxLength(200) title?: string;
  @Omissible() @IsString() @MaxLength(20_000) facts?: string;
  @Omissible() @IsString() @MaxLength(20_000) analysis?: string;
  @Omissible()
  @IsArray()
  @ArrayMaxSize(20)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => DraftedSuggestion)
  suggestions?: DraftedSuggestion[];
  @Omissible()
  @IsArray()
  @ArrayMaxSize(100)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => DraftedCoSigner)
  coSigners?: DraftedCoSigner[];
  @Omissible() @IsString() @MaxLength(30) leadProposer?: string;
  /** The finding it was started from. */
  @Omissible() @Nullable() @IsObject() @ValidateNested() @Type(() => SourceFields) source?: SourceFields | null;
}

export class OpinionDraftContent {
  @Omissible() @IsString() @MaxLength(200) title?: string;
  @Omissible() @IsString() @MaxLength(20_000) text?: string;
  @Omissible() @IsString() @MaxLength(30) reporter?: string;
  /** The finding it was started from. */
  @Omissible() @Nullable() @IsObject() @ValidateNested() @Type(() => SourceFields) source?: SourceFields | null;
}

/** What is known of any draft. */
class DraftInfo {
  @IsString() id!: string;
  /** Who began it, `account@node`. */
  @IsString() startedBy!: string;
  /** Grows with each saving, from 0; its ETag. */
  @IsInt() revision!: number;
  /** Instant, ISO 8601 in UTC. */
  @IsString() savedAt!: string;
  @IsString() savedBy!: string;
}

export class ProposalDraft extends DraftInfo {
  @IsObject() @ValidateNested() @Type(() => ProposalDraftContent) content!: ProposalDraftContent;
}

export class OpinionDraft extends DraftInfo {
  @IsObject() @ValidateNested() @Type(() => OpinionDraftContent) content!: OpinionDraftContent;
}

export class ProposalDrafts {
  @IsArray() @ValidateNested({ each: true }) @Type(() => ProposalDraft) items!: ProposalDraft[];
  /** Id after which the next page begins; absent on the last. */
  @Omissible() @IsString() next?: string;
}

export class OpinionDrafts {
  @IsArray() @ValidateNested({ each: true }) @Type(() => OpinionDraft) items!: OpinionDraft[];
  /** Id after which the next page begins; absent on the last. */
  @Omissible() @IsString() next?: string;
}

export class DraftsAsked {
  @Omissible() @IsString() @Matches(/^[A-Za-z0-9-]{1,36}$/) after?: string;
}
