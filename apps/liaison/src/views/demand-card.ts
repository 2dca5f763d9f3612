import {
  DEMAND_CATEGORIES,
  DEMAND_CHANNELS,
  DEMAND_OUTCOMES,
  DEMAND_RESULTS,
  type DemandCategory,
  type DemandChannel,
  type DemandOutcome,
  type DemandResult,
} from '@tongxin/contracts';
import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsIn, IsInt, IsString, ValidateNested } from 'class-validator';
import { Nullable } from '../fields.js';

export const DEMAND_STATUS = ['RECEIVED', 'ASSIGNED', 'ANSWERED', 'REVISITED', 'CLOSED'] as const;
export type DemandStatus = (typeof DEMAND_STATUS)[number];

export class DemandAnswerShown {
  @IsString() answerId!: string;
  @IsString() on!: string;
  @IsIn(DEMAND_RESULTS) result!: DemandResult;
}

export class DemandRevisitShown {
  @IsString() revisitId!: string;
  @IsString() on!: string;
  @IsBoolean() satisfied!: boolean;
}

/** A resident's demand as lists show it: who it was stands in the vault. */
export class DemandCard {
  @IsString() id!: string;
  /** Node of the township. */
  @IsString() node!: string;
  /** Revision of its stream, for If-Match. */
  @IsInt() revision!: number;
  /** Whose it is, in the township's vault. */
  @IsString() personId!: string;
  @IsIn(Object.keys(DEMAND_CATEGORIES)) category!: DemandCategory;
  @IsIn(DEMAND_CHANNELS) channel!: DemandChannel;
  @IsString() receivedOn!: string;
  @IsIn(DEMAND_STATUS) status!: DemandStatus;
  /** Number of the member who took it up; empty when none did. */
  @IsString() memberId!: string;
  /** Account that took it up; empty when none did. */
  @IsString() account!: string;
  /** Day by which it should be answered; empty when none was set, or it was answered. */
  @IsString() dueOn!: string;
  @IsArray() @ValidateNested({ each: true }) @Type(() => DemandAnswerShown) answers!: DemandAnswerShown[];
  @IsArray() @ValidateNested({ each: true }) @Type(() => DemandRevisitShown) revisits!: DemandRevisitShown[];
  /** Empty while open. */
  @IsString() closedOn!: string;
  @Nullable() @IsIn(DEMAND_OUTCOMES) outcome!: DemandOutcome | null;
}
