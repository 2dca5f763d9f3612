import type { CoSigner, ProposalCaseEvent } from '@tongxin/contracts';
import type { Decide } from '@tongxin/eventing';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsObject, IsString, Length, Matches, ValidateNested } from 'class-validator';
import { MEMBER_ID, NODE_ID } from '../fields.js';
import type { ProposalCase } from './proposal-case.js';

export class CoSignerFields implements CoSigner {
  @IsString() @Matches(MEMBER_ID) memberId!: string;
  @IsString() @Matches(NODE_ID) node!: string;
}

export class OpenCase {
  /** Stream of the proposal. */
  @IsString() @Length(1, 100) proposal!: string;
  /** Node of the lead proposer. */
  @IsString() @Matches(NODE_ID) township!: string;
  @IsString() @Matches(MEMBER_ID) leadProposer!: string;
  @IsArray()
  @ArrayMaxSize(500)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => CoSignerFields)
  coSigners!: CoSignerFields[];
}

/** A submitted proposal is the county's to review. */
export const openCase: Decide<ProposalCase, OpenCase, ProposalCaseEvent> = ({ opened }, { proposal, township, leadProposer, coSigners }) =>
  opened ? [] : [{ type: 'CaseOpened', data: { proposal, township, leadProposer, coSigners } }];
