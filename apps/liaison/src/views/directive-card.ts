import type { FilingKind } from '@tongxin/contracts';
import { Type } from 'class-transformer';
import { IsArray, IsIn, IsInt, IsString, ValidateNested } from 'class-validator';
import { FilingCard } from './filing-card.js';

/** What the county asks, and where each township it asked stands. */
export class DirectiveCard {
  @IsString() id!: string;
  /** Its stream, by which filings name it. */
  @IsString() stream!: string;
  /** Node of the county. */
  @IsString() county!: string;
  @IsIn(['plan', 'half-year', 'year-end', 'other']) kind!: FilingKind;
  @IsString() title!: string;
  @IsString() text!: string;
  @IsString() period!: string;
  /** Day it was issued. */
  @IsString() issuedOn!: string;
  @IsString() dueOn!: string;
  @IsString() remindOn!: string;
  /** Nodes it goes to. */
  @IsArray() @IsString({ each: true }) to!: string[];
  /** One for each township, by code; what is known of the others stays at the county. */
  @IsArray() @ValidateNested({ each: true }) @Type(() => FilingCard) filings!: FilingCard[];
  /** Townships that did not file yet, or whose filing was returned. */
  @IsInt() open!: number;
}
