/** A field that a document lacks sorts before every value; JSON has no such number. */
export const MISSING = Number.NEGATIVE_INFINITY;

/** A value as it stands in an index and is compared: by type first (numbers below texts), then by value. A truth value is a number. */
export function cellOf(value: unknown): string | number {
  switch (typeof value) {
    case 'string':
    case 'number':
      return value;
    case 'boolean':
      return value ? 1 : 0;
    default:
      return MISSING;
  }
}

/** Where a page ended: the value sorted by and the key. It names a place in the order, so documents added meanwhile move nothing. */
export interface Place {
  readonly orderBy: string;
  readonly value: string | number | null;
  readonly key: string;
}

export function encodeCursor({ orderBy, value, key }: Place): string {
  return Buffer.from(JSON.stringify([orderBy, value === MISSING ? null : value, key])).toString('base64url');
}

/** @throws on text that is no cursor of this order. */
export function decodeCursor(cursor: string, orderBy: string): Place {
  const parsed = parse(cursor);
  if (!Array.isArray(parsed) || parsed.length !== 3 || parsed[0] !== orderBy) throw new InvalidCursor(cursor);
  const [, value, key] = parsed as unknown[];
  if (typeof key !== 'string') throw new InvalidCursor(cursor);
  if (value !== null && typeof value !== 'string' && typeof value !== 'number') throw new InvalidCursor(cursor);
  return { orderBy, value, key };
}

/** The cursor did not come from a page in this order. */
export class InvalidCursor extends Error {
  constructor(readonly cursor: string) {
    super(`not a cursor of this query: ${cursor.slice(0, 80)}`);
    this.name = 'InvalidCursor';
  }
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
