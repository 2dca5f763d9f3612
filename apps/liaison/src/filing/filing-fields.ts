import { FILING_SECTIONS, type FilingFigure, type FilingKind, type FilingSection, type FilingSectionCode } from '@tongxin/contracts';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsString,
  Length,
  Matches,
  Min,
  ValidateNested,
} from 'class-validator';
import { Nullable } from '../fields.js';

const CODE = /^[\p{L}\p{N}._-]{1,64}$/u;

export class SectionGiven implements FilingSection {
  @IsIn(FILING_SECTIONS) code!: FilingSectionCode;
  @IsString() @Length(1, 60) heading!: string;
  @IsString() @Length(0, 20_000) text!: string;
}

export class PartGiven {
  @IsString() @Matches(CODE) axis!: string;
  @IsString() @Matches(CODE) code!: string;
}

export class FigureGiven implements FilingFigure {
  @IsString() @Matches(CODE) indicator!: string;
  @IsInt() @Min(1) version!: number;
  @Nullable() @IsObject() @ValidateNested() @Type(() => PartGiven) part!: PartGiven | null;
  @IsInt() numerator!: number;
  /** 0 for indicators that count. */
  @IsInt() denominator!: number;
}

/** What a clerk edits: sentences in sections, and the figures they were drafted with. */
export class FilingContent {
  @IsString() @Length(1, 100) title!: string;
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(20)
  @ArrayUnique((section?: SectionGiven | null) => section?.code)
  @ValidateNested({ each: true })
  @Type(() => SectionGiven)
  sections!: SectionGiven[];
  /** As the draft gave them; nobody types them. */
  @IsArray() @ArrayMaxSize(500) @ValidateNested({ each: true }) @Type(() => FigureGiven) figures!: FigureGiven[];
}

/** What the directive under this id asks, and what the county made of the filing so far; told by the door. */
export interface DirectiveFacts {
  readonly directive: { readonly stream: string; readonly kind: FilingKind; readonly period: string; readonly dueOn: string } | null;
  readonly addressed: boolean;
  readonly accepted: boolean;
}
