import { PROPOSAL_KINDS, type ProposalKind } from '@tongxin/contracts';
import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsIn, IsInt, IsObject, IsString, ValidateNested } from 'class-validator';
import { Nullable } from '../fields.js';

/** What its proposers do with it. Empty where only the county's part has come. */
export const PROPOSAL_STAGES = ['', 'COLLECTING', 'SUBMITTED', 'WITHDRAWN'] as const;
export type ProposalStage = (typeof PROPOSAL_STAGES)[number];
/** What the county makes of it; empty as long as that is not known here. `NUMBERING`: to be filed, its number is under way. */
export const REVIEW_STATES = ['', 'OPEN', 'NUMBERING', 'FILED', 'NOT_FILED', 'WITHDRAWN'] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];
export const INVITATION_STATES = ['OPEN', 'GIVEN', 'DECLINED', 'EXPIRED'] as const;
export type InvitationState = (typeof INVITATION_STATES)[number];

export class SuggestionCard {
  @IsString() suggestionId!: string;
  @IsString() text!: string;
}

export class SourceLink {
  /** Stream of the activity. */
  @IsString() activity!: string;
  @IsString() findingId!: string;
}

export class CoSignerCard {
  @IsString() memberId!: string;
  @IsString() node!: string;
}

export class InvitationCard {
  @IsString() memberId!: string;
  /** Where it is answered. */
  @IsString() node!: string;
  @IsString() answerBy!: string;
  @IsBoolean() expired!: boolean;
  @IsIn(INVITATION_STATES) state!: InvitationState;
}

/** What a member who was asked said, and on which version of the text. */
export class AnswerCard {
  @IsString() node!: string;
  @IsString() memberId!: string;
  @IsBoolean() given!: boolean;
  @IsInt() version!: number;
  @IsString() on!: string;
}

export class NotFiledCard {
  @IsString() reasonCode!: string;
  @IsString() zh!: string;
  @IsString() en!: string;
  @Nullable() @IsString() note!: string | null;
}

/** One proposal as its proposers, its co-signers and the county see it: what they did, and what the county made of it. */
export class ProposalCard {
  /** `<node>.<id>` of the proposal, which is also the id of its case. */
  @IsString() key!: string;
  @IsString() id!: string;
  /** The lead proposer's node. */
  @IsString() node!: string;
  /** Of the proposal's stream, for If-Match; -1 where that has not come. */
  @IsInt() revision!: number;
  @IsIn(PROPOSAL_STAGES) stage!: ProposalStage;
  @IsIn(PROPOSAL_KINDS) kind!: ProposalKind;
  @IsString() title!: string;
  @IsString() facts!: string;
  @IsString() analysis!: string;
  @IsArray() @ValidateNested({ each: true }) @Type(() => SuggestionCard) suggestions!: SuggestionCard[];
  /** The finding it grew from. */
  @Nullable() @IsObject() @ValidateNested() @Type(() => SourceLink) source!: SourceLink | null;
  /** Member number. */
  @IsString() leadProposer!: string;
  /** Of the text put to co-signers; 0 when it never was. An answer names the version it is on. */
  @IsInt() version!: number;
  @IsArray() @ValidateNested({ each: true }) @Type(() => InvitationCard) invitations!: InvitationCard[];
  @IsArray() @ValidateNested({ each: true }) @Type(() => AnswerCard) answers!: AnswerCard[];
  /** Day on which the next unanswered invitation expires; empty when none is open. */
  @IsString() invitationDueOn!: string;
  /** Who signed the text that was submitted. */
  @IsArray() @ValidateNested({ each: true }) @Type(() => CoSignerCard) coSigners!: CoSignerCard[];
  @IsString() submittedOn!: string;
  /** Empty unless withdrawn. */
  @IsString() withdrawReason!: string;
  @IsIn(REVIEW_STATES) review!: ReviewState;
  /** The county's node; empty until a case was opened. */
  @IsString() caseNode!: string;
  /** Of the case's stream, for If-Match; -1 where there is none. */
  @IsInt() caseRevision!: number;
  @IsString() openedOn!: string;
  /** Day on which it was filed or not. */
  @IsString() decidedOn!: string;
  /** 提案编号, once filed. */
  @IsString() number!: string;
  @Nullable() @IsObject() @ValidateNested() @Type(() => NotFiledCard) notFiled!: NotFiledCard | null;
}
