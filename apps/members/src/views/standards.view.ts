import type { QuotaUnit, StandardEvent } from '@tongxin/contracts';
import type { View } from '@tongxin/eventing';
import { Type } from 'class-transformer';
import { IsArray, IsIn, IsInt, IsObject, IsOptional, IsString, ValidateNested } from 'class-validator';
import { PerYear } from '../fields.js';

export class QuotaUnitShown {
  @IsIn(['MEMBER', 'STANDING_MEMBER', 'TOWNSHIP']) kind!: QuotaUnit['kind'];
  /** Division code, for a township. */
  @IsOptional() @IsString() group?: string;
}

export class QuotaRuleShown {
  @IsObject() @ValidateNested() @Type(() => QuotaUnitShown) unit!: QuotaUnit;
  @IsObject() @ValidateNested() @Type(() => PerYear) perYear!: PerYear;
}

/** One version of the county's numbers. */
export class StandardShown {
  @IsInt() version!: number;
  /** The day from which it holds, until the next. */
  @IsString() effectiveFrom!: string;
  @IsArray() @ValidateNested({ each: true }) @Type(() => QuotaRuleShown) quotas!: QuotaRuleShown[];
}

/** The numbers of one committee, all versions of them. */
export class StandardsCard {
  /** Division code of the committee. */
  @IsString() code!: string;
  /** The node that keeps them. */
  @IsString() node!: string;
  /** Revision of the stream, for If-Match. */
  @IsInt() revision!: number;
  @IsArray() @ValidateNested({ each: true }) @Type(() => StandardShown) versions!: StandardShown[];
}

/** Which numbers hold in the county, and which held before. */
export const standards: View<StandardsCard, StandardEvent> = {
  name: 'standards',
  version: 1,
  events: ['StandardAdopted'],
  indexes: ['node'],
  keys: (_event, { stream }) => [stream],
  project(card, event, { id, node, recorded }) {
    return { code: id, node, revision: recorded.revision, versions: [...(card?.versions ?? []), event.data] };
  },
};
