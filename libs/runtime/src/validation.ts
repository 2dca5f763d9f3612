import { Refused } from '@tongxin/eventing';
import { plainToInstance } from 'class-transformer';
import { validate, type ValidationError } from 'class-validator';
import type { CommandCall } from './call.js';
import type { Model } from './registration.js';

/** One field that does not hold: its path, the rule it broke, and what the rule says. */
export interface FieldError {
  readonly field: string;
  readonly rule: string;
  readonly message: string;
}

/** No body of ours is a tenth as deep; one made to be would exhaust the stack of whatever walks it. */
const DEEPEST = 100;
const STREAM_ID = /^[\p{L}\p{N}_.:~-]{1,100}$/u;
const LONGEST_ID = 200;

/**
 * Makes a checked instance of `model` from what came in through any door.
 * @throws Refused `command.invalid` with `errors`, a `FieldError` each; fields the model does not name are errors too.
 */
export async function checked<T extends object>(model: Model<T>, input: unknown): Promise<T> {
  if (typeof input !== 'object' || input === null || Array.isArray(input))
    throw invalid([{ field: '', rule: 'isObject', message: 'body must be an object' }]);
  if (isDeeperThan(DEEPEST, input))
    throw invalid([{ field: '', rule: 'maxDepth', message: `body must not be nested deeper than ${DEEPEST} levels` }]);
  const instance = plainToInstance(model, input);
  const errors = await validate(instance, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: false });
  if (errors.length > 0) throw invalid(flatten(errors));
  return instance;
}

/** What travels beside a body comes in through the same doors. @throws Refused `command.invalid` with the fields that do not hold. */
export function checkedCall(call: CommandCall): CommandCall {
  const errors: FieldError[] = [];
  for (const field of ['commandId', 'correlationId', 'causationId'] as const) {
    if (!isAbsentOr(call[field], (value) => typeof value === 'string' && value.length > 0 && value.length <= LONGEST_ID)) {
      errors.push({ field, rule: 'isId', message: `${field} must be a text of 1 to ${LONGEST_ID} characters` });
    }
  }
  if (!isAbsentOr(call.expected, (value) => Number.isSafeInteger(value))) {
    errors.push({ field: 'expected', rule: 'isInt', message: 'expected must be a revision' });
  }
  if (errors.length > 0) throw invalid(errors);
  return call;
}

/** @throws Refused `command.bad-id` when it cannot be the id of a stream. */
export function checkedId(id: unknown): string {
  if (typeof id !== 'string' || !STREAM_ID.test(id)) throw new Refused('command.bad-id', { id: typeof id === 'string' ? id : null });
  return id;
}

function isAbsentOr(value: unknown, holds: (value: unknown) => boolean): boolean {
  return value === undefined || holds(value);
}

function isDeeperThan(levels: number, input: object): boolean {
  let level: unknown[] = [input];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth === levels) return true;
    level = level.flatMap((value): unknown[] => (typeof value === 'object' && value !== null ? Object.values(value) : []));
  }
  return false;
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
