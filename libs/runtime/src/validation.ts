import { Refused } from '@tongxin/eventing';
import { plainToInstance } from 'class-transformer';
import { validate, type ValidationError } from 'class-validator';
import type { Model } from './registration.js';

/** One field that does not hold: its path, the rule it broke, and what the rule says. */
export interface FieldError {
  readonly field: string;
  readonly rule: string;
  readonly message: string;
}

/**
 * Makes a checked instance of `model` from what came in through any door.
 * @throws Refused `command.invalid` with `errors`, a `FieldError` each; fields the model does not name are errors too.
 */
export async function checked<T extends object>(model: Model<T>, input: unknown): Promise<T> {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) throw invalid([{ field: '', rule: 'isObject', message: 'body must be an object' }]);
  const instance = plainToInstance(model, input);
  const errors = await validate(instance, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: false });
  if (errors.length > 0) throw invalid(flatten(errors));
  return instance;
}

function invalid(errors: readonly FieldError[]): Refused {
  return new Refused('command.invalid', { errors });
}

function flatten(errors: readonly ValidationError[], path = ''): FieldError[] {
  return errors.flatMap((error) => {
    const field = path ? `${path}.${error.property}` : error.property;
    const own = Object.entries(error.constraints ?? {}).map(([rule, message]) => ({ field, rule, message }));
    return [...own, ...flatten(error.children ?? [], field)];
  });
}
