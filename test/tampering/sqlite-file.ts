import { DatabaseSync, type SQLInputValue } from 'node:sqlite';

/** Runs one statement on a file of a store behind the store's back; gives back the rows. */
export function behindTheBack(file: string, sql: string, ...values: SQLInputValue[]): Record<string, unknown>[] {
  const db = new DatabaseSync(file, { timeout: 5_000 });
  try {
    return db.prepare(sql).all(...values);
  } finally {
    db.close();
  }
}
