import { createHash } from 'node:crypto';
import { Refused, type Comparable, type ViewQuery } from '@tongxin/eventing';
import type { FieldError, RegisteredView } from '@tongxin/runtime';

export type Reading = NonNullable<RegisteredView['reading']>;

/** A view that may be read over HTTP. */
export interface ReadableView {
  readonly name: string;
  readonly version: number;
  readonly reading: Reading;
}

export type FilterType = 'string' | 'number' | 'boolean';

export const LIMIT_DEFAULT = 100;
export const LIMIT_MOST = 500;

/** A view's query as it came in: checked, typed, its cursor bound to the rest of it. */
export interface AskedView {
  readonly query: ViewQuery;
  readonly minPosition: number;
  /** Wraps the store's cursor for the caller. */
  readonly wrap: (next: string) => string;
}

type Parameters = Readonly<Record<string, unknown>>;

/** What a filter's values are, as the model declares the field. */
export function filterType({ model }: Pick<Reading, 'model'>, field: string): FilterType {
  const declared: unknown = Reflect.getMetadata('design:type', model.prototype as object, field);
  if (declared === Number) return 'number';
  return declared === Boolean ? 'boolean' : 'string';
}

/** Reads filters, `limit`, `cursor`, `minPosition`, `descending`. @throws Refused `http.parameter-invalid` {errors}, `http.cursor-invalid`. */
export function askedView(name: string, reading: Reading, parameters: Parameters): AskedView {
  const errors: FieldError[] = [];
  const known = ['limit', 'cursor', 'minPosition', 'descending', ...reading.filters];
  for (const field of Object.keys(parameters)) {
    if (!known.includes(field)) errors.push({ field, rule: 'whitelistValidation', message: `${field} is not a parameter here` });
  }
  const where = Object.fromEntries(
    reading.filters
      .filter((field) => parameters[field] !== undefined)
      .map((field) => [field, typed(filterType(reading, field), field, parameters[field], errors)]),
  );
  const limit = whole('limit', parameters, { least: 1, most: LIMIT_MOST, otherwise: LIMIT_DEFAULT }, errors);
  const minPosition = whole('minPosition', parameters, { least: 0, most: Number.MAX_SAFE_INTEGER, otherwise: 0 }, errors);
  const descending = parameters['descending'] !== undefined && typed('boolean', 'descending', parameters['descending'], errors) === true;
  if (errors.length > 0) throw new Refused('http.parameter-invalid', { errors });
  const bound = bindingOf([name, reading.orderBy, descending, where]);
  const cursor = unwrapped(parameters['cursor'], bound);
  return {
    query: {
      where,
      limit,
      descending,
      ...(reading.orderBy !== undefined && { orderBy: reading.orderBy }),
      ...(cursor !== undefined && { cursor }),
    },
    minPosition,
    wrap: (next) => `${bound}.${Buffer.from(next).toString('base64url')}`,
  };
}

function typed(type: FilterType, field: string, value: unknown, errors: FieldError[]): Comparable {
  const valid = typeof value === 'string' && value.length <= 200 && FORMS[type].test(value);
  if (!valid) errors.push({ field, rule: RULES[type], message: `${field} must be one ${type}` });
  if (type === 'number') return Number(value);
  return type === 'boolean' ? value === 'true' : String(value);
}

const FORMS = { string: /^[^\p{Cc}]*$/u, number: /^-?\d{1,15}(\.\d{1,9})?$/, boolean: /^(true|false)$/ };
const RULES = { string: 'isString', number: 'isNumber', boolean: 'isBoolean' };

function whole(
  field: string,
  parameters: Parameters,
  range: { least: number; most: number; otherwise: number },
  errors: FieldError[],
): number {
  const value = parameters[field];
  if (value === undefined) return range.otherwise;
  const number = typeof value === 'string' && /^\d{1,16}$/.test(value) ? Number(value) : Number.NaN;
  if (number >= range.least && number <= range.most) return number;
  errors.push({ field, rule: 'isInt', message: `${field} must be a whole number from ${range.least} to ${range.most}` });
  return range.otherwise;
}

function bindingOf(query: unknown): string {
  return createHash('sha256').update(JSON.stringify(query)).digest('base64url').slice(0, 8);
}

function unwrapped(cursor: unknown, bound: string): string | undefined {
  if (cursor === undefined) return undefined;
  if (typeof cursor !== 'string' || !cursor.startsWith(`${bound}.`)) throw new Refused('http.cursor-invalid');
  return Buffer.from(cursor.slice(bound.length + 1), 'base64url').toString();
}
