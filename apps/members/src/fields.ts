import { ValidateIf } from 'class-validator';
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
