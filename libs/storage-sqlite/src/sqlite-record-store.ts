import type { StatementSync } from 'node:sqlite';
import type { RecordStore } from '@tongxin/eventing';
import type { GroupWriter } from './group-writer.js';

/** Records in the events' file, written by the events' writer: a put of the same turn of the event loop as an append shares its transaction. */
export class SqliteRecordStore implements RecordStore {
  private readonly select: StatementSync;
  private readonly upsert: StatementSync;
  private readonly remove: StatementSync;
  private readonly range: StatementSync;

  constructor(private readonly writer: GroupWriter) {
    const { db } = writer;
    this.select = db.prepare('SELECT value FROM records WHERE collection = ? AND key = ?');
    this.upsert = db.prepare(
      'INSERT INTO records (collection, key, value) VALUES (?, ?, ?) ON CONFLICT (collection, key) DO UPDATE SET value = excluded.value',
    );
    this.remove = db.prepare('DELETE FROM records WHERE collection = ? AND key = ?');
    this.range = db.prepare(
      'SELECT key, value FROM records WHERE collection = ? AND key > ? AND key >= ? AND key < ? ORDER BY key LIMIT ?',
    );
  }

  async get<T>(collection: string, key: string): Promise<T | undefined> {
    const row = this.select.get(collection, key) as { value: string } | undefined;
    return row && (JSON.parse(row.value) as T);
  }

  async put(collection: string, records: Readonly<Record<string, unknown>>): Promise<void> {
    const texts = Object.entries(records).map(([key, value]) => [key, JSON.stringify(value) as string | undefined] as const);
    return this.writer.run(() => {
      for (const [key, text] of texts) {
        if (text === undefined) this.remove.run(collection, key);
        else this.upsert.run(collection, key, text);
      }
    });
  }

  async list<T>(
    collection: string,
    { prefix = '', after = '', limit = 1000 }: { prefix?: string; after?: string; limit?: number } = {},
  ): Promise<readonly { key: string; value: T }[]> {
    const end = `${prefix}\u{10FFFF}\u{10FFFF}`;
    const rows = this.range.all(collection, after, prefix, end, limit) as { key: string; value: string }[];
    return rows.map(({ key, value }) => ({ key, value: JSON.parse(value) as T }));
  }
}
