import { ACTIVITY_TYPES, type ActivityType, type CadenceUnit, type FilingKind } from '@tongxin/contracts';
import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsIn, IsInt, IsNumber, IsObject, IsString, MaxLength, ValidateNested } from 'class-validator';
import { IsCounts, Nullable, Omissible } from './fields.js';

/** A plan pasted as text; left out when a file is sent. */
export class PastedPlan {
  @Omissible() @IsString() @MaxLength(300_000) text?: string;
}

export class TextSpan {
  /** Characters from the start of the document's text. */
  @IsInt() start!: number;
  /** Exclusive. */
  @IsInt() end!: number;
}

export class SourceSentence {
  @IsString() source!: string;
  @IsObject() @ValidateNested() @Type(() => TextSpan) span!: TextSpan;
}

export class PreviewItem extends SourceSentence {
  @IsIn(Object.keys(ACTIVITY_TYPES)) type!: ActivityType;
  @IsString() title!: string;
  @Nullable() @IsInt() quarter!: number | null;
  @Nullable() @IsInt() month!: number | null;
  /** Due day of an item that names half a year or a range of months; null where quarter and month say it. */
  @Nullable() @IsString() dueOn!: string | null;
  @IsInt() count!: number;
  @IsArray() @IsString({ each: true }) topics!: string[];
  @IsArray() @IsString({ each: true }) outside!: string[];
  @Nullable() @IsString() owner!: string | null;
  /** A written report is promised. */
  @IsBoolean() report!: boolean;
  /** How sure it is, 0 to 1. */
  @IsNumber() sure!: number;
  /** What was understood, in Chinese. */
  @IsArray() @IsString({ each: true }) why!: string[];
}

export class PreviewCadence extends SourceSentence {
  @IsIn(Object.keys(ACTIVITY_TYPES)) type!: ActivityType;
  @IsIn(['week', 'month', 'quarter', 'half-year', 'year']) every!: CadenceUnit;
  @IsInt() count!: number;
}

export class PreviewRule extends SourceSentence {
  @IsString() kind!: string;
  /** The prize in fen, when the sentence names exactly one. */
  @Omissible() @IsInt() amountFen?: number;
}

export class PreviewFiling extends SourceSentence {
  @IsIn(['plan', 'half-year', 'year-end', 'other']) kind!: FilingKind;
}

export class LeftOver {
  @IsString() text!: string;
  @IsObject() @ValidateNested() @Type(() => TextSpan) span!: TextSpan;
}

export class PreviewDocument {
  @IsString() name!: string;
  /** SHA-256 of the text, in hex. */
  @IsString() digest!: string;
  @IsString() text!: string;
}

/** What was read from a plan; nothing is recorded. */
export class PlanPreview {
  @IsObject() @ValidateNested() @Type(() => PreviewDocument) document!: PreviewDocument;
  @Nullable() @IsInt() year!: number | null;
  @Nullable() @IsString() committeeName!: string | null;
  @IsArray() @ValidateNested({ each: true }) @Type(() => PreviewItem) items!: PreviewItem[];
  @IsCounts({ most: 1000 }) quotas!: Record<string, number>;
  @IsArray() @ValidateNested({ each: true }) @Type(() => PreviewCadence) cadences!: PreviewCadence[];
  @IsArray() @ValidateNested({ each: true }) @Type(() => PreviewRule) rules!: PreviewRule[];
  @IsArray() @ValidateNested({ each: true }) @Type(() => PreviewFiling) filings!: PreviewFiling[];
  /** Sentences of which nothing was made. */
  @IsArray() @ValidateNested({ each: true }) @Type(() => LeftOver) left!: LeftOver[];
}
