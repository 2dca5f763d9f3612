import { IsObject, registerDecorator, ValidateIf } from 'class-validator';
import { JSONSchema } from 'class-validator-jsonschema';

/** The field may be left out; null does not pass as left out. */
export const Omissible = (): PropertyDecorator => ValidateIf((_dto, value) => value !== undefined);

/** The field must be there and may be null. */
export function Nullable(): PropertyDecorator {
  const validated = ValidateIf((_dto, value) => value !== null);
  const described = JSONSchema((schema) => ({ anyOf: [schema, { type: 'null' }] }));
  return both(validated, described);
}

/** Whole numbers by name, such as what each member owes in a year. */
export function IsCounts({ most }: { most: number }): PropertyDecorator {
  const validated: PropertyDecorator = (target, property) =>
    registerDecorator({
      name: 'isCounts',
      target: target.constructor,
      propertyName: String(property),
      validator: {
        validate: (value: unknown) => areCounts(value, most),
        defaultMessage: () => `$property must hold names and counts up to ${most}`,
      },
    });
  const described = JSONSchema({ type: 'object', additionalProperties: { type: 'integer', minimum: 0, maximum: most } });
  return both(validated, described);
}

function areCounts(value: unknown, most: number): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const entries = Object.entries(value);
  return (
    entries.length <= 50 &&
    entries.every(
      ([name, count]) => /^[A-Za-z]{1,40}$/.test(name) && Number.isInteger(count) && Number(count) >= 0 && Number(count) <= most,
    )
  );
}

/** A word of a list for each id, such as the attendance of each member. */
export function IsWordById(words: readonly string[]): PropertyDecorator {
  return both(IsObject(), JSONSchema({ type: 'object', additionalProperties: { type: 'string', enum: [...words] } }));
}

function both(first: PropertyDecorator, second: PropertyDecorator | ((target: object, property: string) => void)): PropertyDecorator {
  return (target, property) => {
    first(target, property);
    second(target, property as string);
  };
}

/** Says whether two values are written the same as JSON, whatever the order of fields. */
export function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(ordered(one)) === JSON.stringify(ordered(other));
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([field, part]) => [field, ordered(part)]),
  );
}

/** An entry of a record by an id that people chose, which may be a word like `constructor`. */
export function entryOf<T>(record: Readonly<Record<string, T>>, id: string): T | undefined {
  return Object.hasOwn(record, id) ? record[id] : undefined;
}
