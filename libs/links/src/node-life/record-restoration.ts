import type { NodeLifeEvent, UnknownStretch } from '@tongxin/contracts';
import { Refused, type Decide } from '@tongxin/eventing';
import { Type } from 'class-transformer';
import { IsArray, IsInt, IsObject, IsOptional, IsString, Min, ValidateNested } from 'class-validator';
import type { NodeLife } from './node-life.js';

export class StreamHead {
  @IsString() stream!: string;
  @IsInt() @Min(0) revision!: number;
}

export class WitnessedEnd {
  /** UTC instant. */
  @IsString() signedAt!: string;
  @IsInt() @Min(0) position!: number;
}

export class Unknown {
  /** UTC instant; absent where the backup held no event. */
  @IsOptional() @IsString() after?: string;
  /** Absent where the superior witnessed nothing after the backup. */
  @IsOptional() @IsObject() @ValidateNested() @Type(() => WitnessedEnd) until?: WitnessedEnd;
  @IsInt() @Min(0) returned!: number;
}

export class RecordRestoration {
  /** The life that begins. */
  @IsInt() @Min(1) epoch!: number;
  /** End of the backup's log. */
  @IsInt() @Min(0) kept!: number;
  @IsArray() @ValidateNested({ each: true }) @Type(() => StreamHead) heads!: StreamHead[];
  @IsObject() @ValidateNested() @Type(() => Unknown) unknown!: Unknown;
}

/** Of so many heads one event is still small enough for every store and line. */
const MOST_HEADS = 500;

/** A node was restored: a new life begins, and what an earlier one recorded beyond these heads counts no more. */
export const recordRestoration: Decide<NodeLife, RecordRestoration, NodeLifeEvent> = (life, { epoch, kept, heads, unknown }) => {
  if (epoch < life.epoch) throw new Refused('node-life.old-epoch', { epoch, now: life.epoch });
  if (epoch === life.epoch) return [];
  const stretch: UnknownStretch = { after: unknown.after ?? null, until: unknown.until ?? null, returned: unknown.returned };
  const parts = Math.max(1, Math.ceil(heads.length / MOST_HEADS));
  return Array.from({ length: parts }, (_, part) => ({
    type: 'NodeRestored',
    data: { epoch, kept, heads: heads.slice(part * MOST_HEADS, (part + 1) * MOST_HEADS), unknown: stretch },
  }));
};
