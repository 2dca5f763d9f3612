/** Freezes a value all the way down, so that code which changes what it was given throws; gives the value back. */
export function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const part of Object.values(value)) deepFreeze(part);
  return value;
}

/** A value as it comes back from a store: through JSON, and frozen. */
export function stored<T>(value: T): T {
  return deepFreeze(JSON.parse(JSON.stringify(value)) as T);
}
