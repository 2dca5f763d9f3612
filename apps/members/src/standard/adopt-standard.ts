import { IsDay, IsDivisionCode, isDivisionCode } from '@tongxin/calendar';
import type { AdoptedStandard, QuotaRule, QuotaUnit, StandardEvent } from '@tongxin/contracts';
import { Refused, type Decide } from '@tongxin/eventing';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsInt, IsObject, IsString, Max, Min, ValidateNested } from 'class-validator';
import { Nullable, PerYear } from '../fields.js';
import type { Standard } from './standard.js';

export class QuotaUnitAsked {
  @IsIn(['MEMBER', 'STANDING_MEMBER', 'TOWNSHIP']) kind!: QuotaUnit['kind'];
  /** Division code of the township; null for the other kinds. */
  @Nullable() @IsString() @IsDivisionCode() group!: string | null;
}

export class QuotaRuleAsked {
  @IsObject() @ValidateNested() @Type(() => QuotaUnitAsked) unit!: QuotaUnitAsked;
  @IsObject() @ValidateNested() @Type(() => PerYear) perYear!: PerYear;
}

export class AdoptStandard {
  /** One after the version before. */
  @IsInt() @Min(1) @Max(999) version!: number;
  @IsDay() effectiveFrom!: string;
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(100) @ValidateNested({ each: true }) @Type(() => QuotaRuleAsked) quotas!: QuotaRuleAsked[];
}

/** The county adopts its numbers from a day on; never for a year that is over, so that what was reckoned for it stays. */
export const adoptStandard: Decide<Standard, AdoptStandard, StandardEvent> = ({ last }, command, { today, id }) => {
  if (!isDivisionCode(id)) throw new Refused('standard.code-unknown', { code: id });
  const { version, effectiveFrom } = command;
  const adopted: AdoptedStandard = { version, effectiveFrom, quotas: command.quotas.map(ruleOf) };
  if (JSON.stringify(adopted) === JSON.stringify(last)) return [];
  assertInTurn(adopted, last);
  const year = today.slice(0, 4);
  if (effectiveFrom < `${year}-01-01`) throw new Refused('standard.year-over', { year });
  const units = adopted.quotas.map(({ unit }) => JSON.stringify(unit));
  if (new Set(units).size < units.length) throw new Refused('standard.unit-twice');
  return [{ type: 'StandardAdopted', data: adopted }];
};

function assertInTurn({ version, effectiveFrom }: AdoptedStandard, last: AdoptedStandard | null): void {
  const next = (last?.version ?? 0) + 1;
  if (version !== next) throw new Refused('standard.version-out-of-turn', { next });
  if (last && effectiveFrom < last.effectiveFrom) throw new Refused('standard.before-last', { from: last.effectiveFrom });
}

function ruleOf({ unit, perYear: { FIELD_WORK, PROPOSAL, OPINION, DUTY_REPORT } }: QuotaRuleAsked): QuotaRule {
  return { unit: unitOf(unit), perYear: { FIELD_WORK, PROPOSAL, OPINION, DUTY_REPORT } };
}

function unitOf({ kind, group }: QuotaUnitAsked): QuotaUnit {
  if (kind !== 'TOWNSHIP') return { kind };
  if (group === null) throw new Refused('standard.township-missing');
  return { kind, group };
}
