import { Type } from 'class-transformer';
import { IsArray, IsIn, ValidateNested } from 'class-validator';
import { OpinionCard } from './opinion-card.js';
import { ProposalCard } from './proposal-card.js';

/** A proposal that concerns the member who asks. */
export class OwnProposal {
  /** As its lead proposer, or as one who was asked to sign. */
  @IsIn(['LEAD', 'CO_SIGNER']) as!: 'LEAD' | 'CO_SIGNER';
  @ValidateNested() @Type(() => ProposalCard) proposal!: ProposalCard;
}

export class OwnProposals {
  @IsArray() @ValidateNested({ each: true }) @Type(() => OwnProposal) items!: OwnProposal[];
}

export class OwnOpinions {
  @IsArray() @ValidateNested({ each: true }) @Type(() => OpinionCard) items!: OpinionCard[];
}
