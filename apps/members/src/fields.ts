import type { Quota } from '@tongxin/contracts';
import { IsInt, Max, Min, ValidateIf } from 'class-validator';
import { JSONSchema } from 'class-validator-jsonschema';

/** The field may be left out; null does not pass as left out. */
export const Omissible = (): PropertyDecorator => ValidateIf((_dto, value) => value !== undefined);

/** The field must be there and may be null. */
export function Nullable(): PropertyDecorator {
  const validated = ValidateIf((_dto, value) => value !== null);
  const described = JSONSchema((schema) => ({ anyOf: [schema, { type: 'null' }] }));
  return (target, property) => {
    validated(target, property);
    described(target, property as string);
  };
}

export const MEMBER_NUMBER = /^[\p{L}\p{N}-]{1,32}$/u;

/** Chosen by who files, so that once more is seen to be the same. */
export const FILING_ID = /^[A-Za-z0-9-]{1,64}$/;

/** Who files for whom, as the door knows it. */
export interface FilerFacts {
  /** The member for whom alone the caller may file, null for those who enter it for all. */
  readonly onlyFor: string | null;
  /** The member, where the register knows one: empty while in office, else the day of leaving. Null when it does not. */
  readonly leftOn: string | null;
  /** The caller is not the member. */
  readonly onBehalf: boolean;
}

/** How many a member owes in a year. */
export class PerYear implements Record<Quota, number> {
  /** 调研或视察 */
  @IsInt() @Min(0) @Max(99) FIELD_WORK!: number;
  /** 提案 */
  @IsInt() @Min(0) @Max(99) PROPOSAL!: number;
  /** 社情民意信息 */
  @IsInt() @Min(0) @Max(99) OPINION!: number;
  /** 述职报告 */
  @IsInt() @Min(0) @Max(99) DUTY_REPORT!: number;
}
