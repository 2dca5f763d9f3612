import { Refused } from '@tongxin/eventing';
import type { FindingSource } from '@tongxin/contracts';
import { IsString, Matches, ValidateIf } from 'class-validator';
import { JSONSchema } from 'class-validator-jsonschema';

/** As long as a co-signature's id, which holds two nodes, the proposal and the member, still is an id when its stream is shared. */
export const MEMBER_ID = /^[\p{L}\p{N}-]{1,30}$/u;
export const NODE_ID = /^[A-Za-z0-9]{1,32}$/;
/** Id of a draft, and of what was submitted from it. */
export const DRAFT_ID = /^[A-Za-z0-9-]{1,36}$/;
export const REASON_CODE = /^[A-Z][A-Z0-9_]{1,39}$/;
export const ENTRY_ID = /^[A-Za-z0-9-]{1,64}$/;

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

/** The finding that a proposal or opinion item grew from. */
export class SourceFields implements FindingSource {
  /** Stream of the activity. */
  @IsString() @Matches(/^activity-[A-Za-z0-9]{1,32}\.[\p{L}\p{N}_.:~-]{1,100}$/u) activity!: string;
  @IsString() @Matches(ENTRY_ID) findingId!: string;
}

/** Says whether two values are written the same as JSON, whatever the order of fields. */
export function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(ordered(one)) === JSON.stringify(ordered(other));
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(fields.map(([field, part]) => [field, ordered(part)]));
}

/** An entry of a record by an id that people chose, which may be a word like `constructor`. */
export function entryOf<T>(record: Readonly<Record<string, T>>, id: string): T | undefined {
  return Object.hasOwn(record, id) ? record[id] : undefined;
}

/** For whom the caller may act, null for those who enter it for all; and how the register knows the member acted for. Told by the door. */
export interface ActorFacts {
  readonly onlyFor: string | null;
  readonly standing: MemberStanding;
}

/** `NOT_ASKED` where the register is still empty. */
export type MemberStanding = 'IN_OFFICE' | 'LEFT' | 'UNKNOWN' | 'NOT_ASKED';

/** Members act for themselves, a clerk for those who do not sign in; and only for members in office. */
export function assertMayActFor(
  memberId: string,
  { onlyFor, standing }: ActorFacts,
  codes: { another: string; unknown: string; left: string },
): void {
  assertIsOwn(memberId, onlyFor, codes.another);
  if (standing === 'UNKNOWN') throw new Refused(codes.unknown, { memberId });
  if (standing === 'LEFT') throw new Refused(codes.left, { memberId });
}

export function assertIsOwn(memberId: string, onlyFor: string | null, code: string): void {
  if (onlyFor !== null && onlyFor !== memberId) throw new Refused(code);
}
