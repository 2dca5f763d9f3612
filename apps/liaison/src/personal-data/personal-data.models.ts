import { ERASURE_REASONS } from '@tongxin/contracts';
import { AUDITED_ACTS, REVEAL_PURPOSES, type AuditedAct, type AuditEntry, type RevealPurpose } from '@tongxin/vault';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { Omissible } from '../fields.js';

/** Fields of a demand that lie in the vault. */
export const REVEALABLE = ['name', 'phone', 'idNumber', 'address', 'text', 'answers'] as const;
export type Revealable = (typeof REVEALABLE)[number];

export class RevealDemand {
  /** What the data is looked at for; it is noted with who looks. */
  @IsIn(REVEAL_PURPOSES) purpose!: RevealPurpose;
  /** What is needed for that, and no more. */
  @IsArray() @ArrayNotEmpty() @ArrayUnique() @IsIn(REVEALABLE, { each: true }) fields!: Revealable[];
}

export class AnswerRevealed {
  @IsString() answerId!: string;
  @IsString() text!: string;
}

/** Personal data in clear; what was never told is absent. */
export class DemandRevealed {
  @IsString() personId!: string;
  @Omissible() @IsString() name?: string;
  @Omissible() @IsString() phone?: string;
  @Omissible() @IsString() idNumber?: string;
  @Omissible() @IsString() address?: string;
  @Omissible() @IsString() text?: string;
  @Omissible() @IsArray() @ValidateNested({ each: true }) @Type(() => AnswerRevealed) answers?: AnswerRevealed[];
}

export class CorrectPerson {
  @Omissible() @IsString() @Length(1, 50) name?: string;
  @Omissible() @IsString() @Length(3, 30) phone?: string;
  @Omissible() @IsString() @Length(6, 30) idNumber?: string;
  @Omissible() @IsString() @Length(1, 200) address?: string;
}

export class MasksAsked {
  /** Up to 100 ids of persons, with commas between. */
  @IsString() @Matches(/^[\p{L}\p{N}-]{1,64}(,[\p{L}\p{N}-]{1,64}){0,99}$/u) ids!: string;
}

export class PersonMask {
  @IsString() personId!: string;
  /** `王×户` */
  @IsString() mask!: string;
}

/** Of whom the vault knows a name and was not told to erase it. */
export class PersonMasks {
  @IsArray() @ValidateNested({ each: true }) @Type(() => PersonMask) items!: PersonMask[];
}

export class AuditAsked {
  /** Entries after this number. */
  @Omissible() @Type(() => Number) @IsInt() @Min(0) after?: number;
  @Omissible() @Type(() => Number) @IsInt() @Min(1) @Max(500) limit?: number;
}

export class AuditEntryShown implements AuditEntry {
  @IsInt() sequence!: number;
  @IsIn(AUDITED_ACTS) act!: AuditedAct;
  @IsString() at!: string;
  @IsString() by!: string;
  @IsString() personId!: string;
  @IsArray() @ArrayMaxSize(200) @IsString({ each: true }) fields!: string[];
  @IsIn([...REVEAL_PURPOSES, ...ERASURE_REASONS]) purpose!: string;
  @IsString() hash!: string;
}

/** Who did what with personal data. */
export class VaultAudit {
  @IsArray() @ValidateNested({ each: true }) @Type(() => AuditEntryShown) items!: AuditEntryShown[];
  /** Whether every entry from the first on is as it was written. */
  @IsBoolean() whole!: boolean;
}
