import { PROPOSAL_KINDS, type ProposalKind, type ProposalText, type Suggestion } from '@tongxin/contracts';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsObject,
  IsString,
  Length,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { ENTRY_ID, MEMBER_ID, Nullable, SourceFields } from '../fields.js';

export class SuggestionFields implements Suggestion {
  @IsString() @Matches(ENTRY_ID) suggestionId!: string;
  @IsString() @Length(1, 3000) text!: string;
}

/** A proposal as it is put to others: one matter, whole. */
export class ProposalFields implements ProposalText {
  @IsIn(PROPOSAL_KINDS) kind!: ProposalKind;
  /** 案由 */
  @IsString() @Length(1, 100) title!: string;
  /** 情况 */
  @IsString() @Length(1, 10_000) facts!: string;
  /** 分析; may be empty. */
  @IsString() @MaxLength(10_000) analysis!: string;
  /** 建议, each on its own. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ArrayUnique((suggestion: SuggestionFields | null) => suggestion?.suggestionId)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => SuggestionFields)
  suggestions!: SuggestionFields[];
  @Nullable() @IsObject() @ValidateNested() @Type(() => SourceFields) source!: SourceFields | null;
  /** Member number of the lead proposer. */
  @IsString() @Matches(MEMBER_ID) leadProposer!: string;
}
