import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { cellOf, type StoredDocument } from '@tongxin/eventing';
import { textsOf, type Bulk } from './bulk.js';

type Cell = string | number;
type Fields = Readonly<Record<string, unknown>>;
export type Changes = ReadonlyMap<string, { position: number; document: object | undefined }>;

/** The table of one generation: key, position, document, and a column for each declared index. Rows lie in the order of keys, since a range of keys is what is read most; the document last, since all behind a long one would have to be looked for on other pages. */
export class ViewTable {
  readonly columns: ReadonlyMap<string, string>;
  readonly name: string;
  private readonly one: StatementSync;
  private readonly many: StatementSync;
  private readonly put: StatementSync;
  private readonly remove: StatementSync;
  private readonly putSql: string;
  private readonly removeSql: string;
  private readonly fields: readonly string[];
  private indexed: boolean;

  constructor(
    private readonly db: DatabaseSync,
    readonly id: number,
    fields: readonly string[],
    indexed: boolean,
  ) {
    this.name = `documents_${id}`;
    this.indexed = indexed;
    this.fields = fields;
    this.columns = new Map(fields.map((field, at) => [field, `i${at}`]));
    const columns = [...this.columns.values()];
    db.exec(`CREATE TABLE IF NOT EXISTS ${this.name} (
      key TEXT PRIMARY KEY, position INTEGER NOT NULL, ${columns.map((column) => `${column} ANY NOT NULL, `).join('')}document TEXT NOT NULL) STRICT, WITHOUT ROWID`);
    this.one = db.prepare(`SELECT position, document FROM ${this.name} WHERE key = ?`);
    this.many = db.prepare(`SELECT key, document FROM ${this.name} WHERE key IN (SELECT value FROM json_each(?))`, { returnArrays: true });
    const all = ['key', 'position', ...columns, 'document'];
    const sets = all.slice(1).map((column) => `${column} = excluded.${column}`);
    this.putSql = `INSERT INTO ${this.name} (${all.join(', ')}) VALUES (${all.map((column) => (column === 'document' ? 'CAST(? AS TEXT)' : '?')).join(', ')}) ON CONFLICT (key) DO UPDATE SET ${sets.join(', ')}`;
    this.removeSql = `DELETE FROM ${this.name} WHERE key = ?`;
    this.put = db.prepare(this.putSql);
    this.remove = db.prepare(this.removeSql);
  }

  get isIndexed(): boolean {
    return this.indexed;
  }

  get<Doc>(key: string): StoredDocument<Doc> | undefined {
    const row = this.one.get(key) as { position: number; document: string } | undefined;
    return row && { key, position: row.position, document: JSON.parse(row.document) as Doc };
  }

  load(keys: readonly string[]): Map<string, object> {
    const found = new Map<string, object>();
    if (keys.length < 4) {
      for (const key of keys) {
        const stored = this.get<object>(key);
        if (stored) found.set(key, stored.document);
      }
      return found;
    }
    for (const [key, text] of this.many.all(JSON.stringify(keys)) as unknown as [string, string][])
      found.set(key, JSON.parse(text) as object);
    return found;
  }

  /** Writes documents inside the transaction of the caller. */
  write(changes: Changes): void {
    for (const [key, { position, document }] of changes) {
      if (document === undefined) this.remove.run(key);
      else this.put.run(...this.cellsOf(key, position, document), JSON.stringify(document));
    }
  }

  /** The same for a thread that is to write them. */
  writesOf(changes: Changes): Bulk['writes'] {
    const put: Cell[][] = [];
    const removed: Cell[][] = [];
    const texts: string[] = [];
    for (const [key, { position, document }] of changes) {
      if (document === undefined) {
        removed.push([key]);
        continue;
      }
      put.push(this.cellsOf(key, position, document));
      texts.push(JSON.stringify(document));
    }
    return [
      { sql: this.putSql, rows: put, texts: textsOf(texts) },
      { sql: this.removeSql, rows: removed },
    ];
  }

  /** All of a row but the document. */
  private cellsOf(key: string, position: number, document: object): Cell[] {
    const cells: Cell[] = [key, position];
    for (const field of this.fields) cells.push(cellOf((document as Fields)[field]));
    return cells;
  }

  /**
   * Builds the SQL indexes, if they are not there: only when the generation is first asked or takes over, since sorting once is
   * much faster than growing them with every document of a rebuild.
   */
  ensureIndexes(): void {
    if (this.indexed) return;
    for (const column of [...this.columns.values(), 'position']) {
      this.db.exec(`CREATE INDEX IF NOT EXISTS ${this.name}_${column} ON ${this.name} (${column}, key)`);
    }
    this.db.prepare('UPDATE generations SET indexed = 1 WHERE id = ?').run(this.id);
    this.indexed = true;
  }
}
