import { parsePeriod } from '@tongxin/calendar';
import { registerDecorator, ValidateIf } from 'class-validator';
import { JSONSchema } from 'class-validator-jsonschema';

/** Ids of nodes, members, entries: letters, digits, dashes. */
export const ENTRY_ID = /^[\p{L}\p{N}-]{1,64}$/u;

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

/** A period of a report: `2026`, `2026-H1`, `2026-Q3` or `2026-06`. */
export function IsPeriod(): PropertyDecorator {
  return (target, property) =>
    registerDecorator({
      name: 'isPeriod',
      target: target.constructor,
      propertyName: String(property),
      validator: { validate: isPeriod, defaultMessage: () => '$property must be a period: 2026, 2026-H1, 2026-Q3 or 2026-06' },
    });
}

function isPeriod(value: unknown): boolean {
  try {
    return typeof value === 'string' && parsePeriod(value).code === value;
  } catch {
    return false;
  }
}
