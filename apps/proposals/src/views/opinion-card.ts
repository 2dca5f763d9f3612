import { ADOPTION_FORMS, ADOPTION_LEVELS, type AdoptionForm, type AdoptionLevel } from '@tongxin/contracts';
import { Type } from 'class-transformer';
import { IsArray, IsIn, IsInt, IsObject, IsString, ValidateNested } from 'class-validator';
import { Nullable } from '../fields.js';
import { SourceLink } from './proposal-card.js';

/** What the county makes of it; empty as long as that is not known here. */
export const OPINION_REVIEWS = ['', 'OPEN', 'ADOPTED', 'KEPT'] as const;
export type OpinionReview = (typeof OPINION_REVIEWS)[number];

export class AdoptionCard {
  @IsString() adoptionId!: string;
  @IsIn(ADOPTION_LEVELS) level!: AdoptionLevel;
  @IsIn(ADOPTION_FORMS) form!: AdoptionForm;
  @IsString() on!: string;
  /** Streams of the other cases a composite was written from. */
  @IsArray() @IsString({ each: true }) sources!: string[];
}

/** One opinion item as its reporter and the county see it. */
export class OpinionCard {
  /** `<node>.<id>` of the report, which is also the id of its case. */
  @IsString() key!: string;
  @IsString() id!: string;
  /** The reporter's node. */
  @IsString() node!: string;
  /** Of the report's stream; -1 where that has not come. */
  @IsInt() revision!: number;
  @IsString() title!: string;
  @IsString() text!: string;
  /** The finding it grew from. */
  @Nullable() @IsObject() @ValidateNested() @Type(() => SourceLink) source!: SourceLink | null;
  /** Member number. */
  @IsString() reporter!: string;
  @IsString() submittedOn!: string;
  @IsIn(OPINION_REVIEWS) review!: OpinionReview;
  /** The county's node; empty until a case was opened. */
  @IsString() caseNode!: string;
  /** Of the case's stream, for If-Match; -1 where there is none. */
  @IsInt() caseRevision!: number;
  /** Day of the county's last word on it; empty before the first. */
  @IsString() decidedOn!: string;
  @IsArray() @ValidateNested({ each: true }) @Type(() => AdoptionCard) adoptions!: AdoptionCard[];
  /** Why it is not used; empty unless it is kept. */
  @IsString() keptReason!: string;
}
