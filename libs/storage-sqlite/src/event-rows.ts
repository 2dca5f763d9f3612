import type { LogPage, RecordedEvent, SealedRecord } from '@tongxin/eventing';

/** The columns of an event to be parsed: position, stored_at, revision, envelope. */
export type EventRow = [number, number, number, string];
/** The columns of a sealed record: position, stored_at, revision, envelope, hash, stream. */
export type SealedRow = [number, number, number, string, Uint8Array, string];

/** How many positions one page looks at for events of the categories wanted; bounds the time of a page that finds few. */
export const SCAN = 20_000;

const columns = 'e.position, e.stored_at, e.revision, e.envelope';
export const logSql = `SELECT ${columns} FROM events e WHERE e.position > ? ORDER BY e.position LIMIT ?`;
export const categoriesSql = `SELECT ${columns} FROM events e CROSS JOIN streams s ON s.id = e.stream
  WHERE e.position > ? AND e.position <= ? AND s.category IN (SELECT value FROM json_each(?)) ORDER BY e.position LIMIT ?`;
export const headSql = 'SELECT max(position) FROM events';
export const streamSql = `SELECT ${columns} FROM streams s CROSS JOIN events e ON e.stream = s.id
  WHERE s.name = ? AND e.revision >= ? ORDER BY e.revision`;
export const sealedSql = `SELECT ${columns}, e.hash, s.name FROM events e CROSS JOIN streams s ON s.id = e.stream
  WHERE e.position > ? ORDER BY e.position LIMIT ?`;
export const streamSealedSql = `SELECT ${columns}, e.hash, s.name FROM streams s CROSS JOIN events e ON e.stream = s.id
  WHERE s.name = ? AND e.revision >= ? ORDER BY e.revision`;

let lastInstant = Number.NaN;
let lastText = '';

/** Instant as ISO 8601; neighbours in a log often share theirs. */
export function isoOf(milliseconds: number): string {
  if (milliseconds !== lastInstant) {
    lastText = new Date(milliseconds).toISOString();
    lastInstant = milliseconds;
  }
  return lastText;
}

export function toEvents(rows: readonly EventRow[]): RecordedEvent[] {
  return rows.map(([position, storedAt, revision, text]) => {
    const event = JSON.parse(text) as { -readonly [K in keyof RecordedEvent]: RecordedEvent[K] };
    event.position = position;
    event.storedAt = isoOf(storedAt);
    event.revision = revision;
    return event;
  });
}

export function toSealed(rows: readonly SealedRow[]): SealedRecord[] {
  return rows.map(([position, storedAt, revision, text, hash, stream]) => ({
    position,
    storedAt: isoOf(storedAt),
    stream,
    revision,
    text,
    hash,
  }));
}

/** What to ask for one page of the log. */
export interface PageQuery {
  readonly sql: string;
  readonly values: readonly (string | number)[];
  readonly after: number;
  readonly limit: number;
  /** With categories: the last position looked at. */
  readonly upTo?: number;
}

/** One page of the log; with categories it looks at no more than `SCAN` positions, so that a page which finds few never takes long. */
export function pageQuery(after: number, limit: number): PageQuery {
  return { sql: logSql, values: [after, limit], after, limit };
}

export function categoriesPageQuery(after: number, limit: number, categories: readonly string[], head: number): PageQuery {
  const upTo = Math.max(after, Math.min(head, after + Math.max(SCAN, limit)));
  return { sql: categoriesSql, values: [after, upTo, JSON.stringify(categories), limit], after, limit, upTo };
}

/** Reading goes on after the last event of a full page, else after all that was looked at. */
export function toPage({ after, limit, upTo }: PageQuery, rows: readonly EventRow[]): LogPage {
  const last = rows.at(-1)?.[0] ?? after;
  return { events: toEvents(rows), position: upTo === undefined || rows.length >= limit ? last : upTo };
}
