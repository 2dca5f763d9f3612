/** Whose writing stands in one field. */
export type Side = 'mine' | 'theirs';

/** A field in which two people's writing differs. */
export interface Difference<T> {
  key: keyof T;
  mine: T[keyof T];
  theirs: T[keyof T];
  /** Theirs where only they changed it; mine where I did. */
  side: Side;
}

/**
 * Where what I wrote and what someone else saved differ, `seen` being what both began with. What only they changed is taken from them; what I changed
 * stays mine until it is chosen otherwise.
 */
export function differences<T extends object>(seen: T, mine: T, theirs: T, keys: readonly (keyof T)[]): Difference<T>[] {
  return keys
    .filter((key) => !same(mine[key], theirs[key]))
    .map((key) => ({ key, mine: mine[key], theirs: theirs[key], side: same(mine[key], seen[key]) ? 'theirs' : 'mine' }));
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}
