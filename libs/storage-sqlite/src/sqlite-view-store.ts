import type { StatementSync } from 'node:sqlite';
import {
  CheckpointConflict,
  encodeCursor,
  type Generation,
  type StoredDocument,
  type ViewPage,
  type ViewQuery,
  type ViewStore,
} from '@tongxin/eventing';
import { handedOver, type Bulk } from './bulk.js';
import { FileThread } from './file-thread.js';
import { Declined, type GroupWriter } from './group-writer.js';
import { programOf } from './program-of.js';
import { toSelect } from './view-query.js';
import { ViewTable, type Changes } from './view-table.js';

interface GenerationRow {
  readonly id: number;
  readonly indexes: string;
  readonly checkpoint: number;
  readonly indexed: number;
}

const KEPT_STATEMENTS = 64;
/** So many documents are written by a thread of their own, so that folding and answering go on meanwhile. */
const BULK = 500;
const IDLE_MS = 5_000;
const moveSql = 'UPDATE generations SET checkpoint = ? WHERE id = ? AND checkpoint = ?';

/** Documents of views in `views.sqlite`, a table for each generation. All commits of one turn of the event loop share one transaction. */
export class SqliteViewStore implements ViewStore {
  private readonly tables = new Map<string, ViewTable>();
  private readonly finds = new Map<string, StatementSync>();
  private readonly row: StatementSync;
  private readonly move: StatementSync;
  private readonly bulkWriter: FileThread<Bulk, boolean>;
  /** Bulks are written one after the other. */
  private lastBulk: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly writer: GroupWriter,
    file: string,
  ) {
    const { db } = writer;
    this.row = db.prepare('SELECT id, indexes, checkpoint, indexed FROM generations WHERE view = ? AND generation = ?');
    this.move = db.prepare(moveSql);
    this.bulkWriter = new FileThread('bulk-writer', programOf('bulk-writer.worker'), file, IDLE_MS);
    writer.listen({ committed: () => undefined, rolledBack: () => this.forget() });
  }

  open(generation: Generation): Promise<number> {
    return this.writer.run(() => {
      const indexes = JSON.stringify(generation.indexes);
      const row = this.rowOf(generation);
      if (row && row.indexes !== indexes) {
        return new Declined(new Error(`${nameOf(generation)} stands with indexes ${row.indexes}, not ${indexes}`));
      }
      if (!row) {
        this.writer.db
          .prepare('INSERT INTO generations (view, generation, indexes) VALUES (?, ?, ?)')
          .run(generation.view, generation.generation, indexes);
      }
      this.tableOf(generation);
      return row?.checkpoint ?? 0;
    });
  }

  async load(generation: Generation, keys: readonly string[]): Promise<ReadonlyMap<string, object>> {
    return this.tableOf(generation).load(keys);
  }

  commit(generation: Generation, from: number, to: number, documents: Changes): Promise<void> {
    if (documents.size >= BULK) return this.commitBulk(generation, from, to, documents);
    return this.writer.run(() => {
      const table = this.findTable(generation);
      if (!table) return new Declined(notOpened(generation));
      if (this.move.run(to, table.id, from).changes !== 1) {
        return new Declined(new CheckpointConflict(`${nameOf(generation)} is not at ${from}`));
      }
      table.write(documents);
      return undefined;
    });
  }

  async find<Doc extends object>(generation: Generation, query: ViewQuery): Promise<ViewPage<Doc>> {
    const table = this.tableOf(generation);
    const select = toSelect(table.name, table.columns, query);
    if (!table.isIndexed) await this.writer.run(() => table.ensureIndexes());
    const rows = this.statement(select.sql).all(...select.values) as unknown as [string, number, string, string | number][];
    const page = rows.slice(0, select.limit);
    const items = page.map(([key, position, text]) => ({ key, position, document: JSON.parse(text) as Doc }));
    const last = page.at(-1);
    if (rows.length <= select.limit || !last) return { items };
    return { items, next: encodeCursor({ orderBy: select.orderBy, value: last[3], key: last[0] }) };
  }

  async get<Doc extends object>(generation: Generation, key: string): Promise<StoredDocument<Doc> | undefined> {
    return this.tableOf(generation).get<Doc>(key);
  }

  async active(view: string): Promise<string | undefined> {
    const row = this.writer.db.prepare('SELECT generation FROM generations WHERE view = ? AND active = 1').get(view);
    return row?.['generation'] as string | undefined;
  }

  activate(generation: Generation): Promise<void> {
    return this.writer.run(() => {
      const { db } = this.writer;
      const table = this.findTable(generation);
      if (!table) return new Declined(notOpened(generation));
      table.ensureIndexes();
      db.prepare('UPDATE generations SET active = (id = ?) WHERE view = ?').run(table.id, generation.view);
      const others = db.prepare('SELECT generation FROM generations WHERE view = ? AND active = 0').all(generation.view);
      for (const other of others) this.remove({ view: generation.view, generation: String(other['generation']) });
      return undefined;
    });
  }

  drop(generation: Generation): Promise<void> {
    return this.writer.run(() => this.remove(generation));
  }

  async close(): Promise<void> {
    await this.writer.close();
    await this.bulkWriter.close();
  }

  private commitBulk(generation: Generation, from: number, to: number, documents: Changes): Promise<void> {
    const bulk = this.lastBulk.then(() => this.writeBulk(generation, from, to, documents));
    this.lastBulk = bulk.catch(() => undefined);
    return this.writer.holdOpen(bulk);
  }

  /** While the thread holds the file, what is to be written here waits without blocking. */
  private async writeBulk(generation: Generation, from: number, to: number, documents: Changes): Promise<void> {
    const pause = this.writer.pause();
    try {
      const table = this.tableOf(generation);
      const bulk: Bulk = { condition: { sql: moveSql, values: [to, table.id, from] }, writes: table.writesOf(documents) };
      const isWritten = await this.bulkWriter.ask(bulk, handedOver(bulk));
      if (!isWritten) throw new CheckpointConflict(`${nameOf(generation)} is not at ${from}`);
    } finally {
      pause.resume();
    }
  }

  private remove(generation: Pick<Generation, 'view' | 'generation'>): void {
    const row = this.rowOf(generation);
    if (!row) return;
    this.tables.delete(nameOf(generation));
    this.finds.clear();
    this.writer.db.exec(`DROP TABLE IF EXISTS documents_${row.id}; DELETE FROM generations WHERE id = ${row.id}`);
  }

  private rowOf({ view, generation }: Pick<Generation, 'view' | 'generation'>): GenerationRow | undefined {
    return this.row.get(view, generation) as unknown as GenerationRow | undefined;
  }

  private tableOf(generation: Generation): ViewTable {
    const table = this.findTable(generation);
    if (!table) throw notOpened(generation);
    return table;
  }

  private findTable(generation: Generation): ViewTable | undefined {
    const name = nameOf(generation);
    const known = this.tables.get(name);
    if (known) return known;
    const row = this.rowOf(generation);
    if (!row) return undefined;
    const table = new ViewTable(this.writer.db, row.id, JSON.parse(row.indexes) as string[], row.indexed === 1);
    this.tables.set(name, table);
    return table;
  }

  private statement(sql: string): StatementSync {
    const known = this.finds.get(sql);
    if (known) return known;
    const oldest = this.finds.size >= KEPT_STATEMENTS ? this.finds.keys().next().value : undefined;
    if (oldest !== undefined) this.finds.delete(oldest);
    const statement = this.writer.db.prepare(sql, { returnArrays: true });
    this.finds.set(sql, statement);
    return statement;
  }

  /** An undone group may have created, indexed or dropped tables: what is known of them is read again. */
  private forget(): void {
    this.tables.clear();
    this.finds.clear();
  }
}

function nameOf({ view, generation }: Pick<Generation, 'view' | 'generation'>): string {
  return `${view}/${generation}`;
}

function notOpened(generation: Generation): Error {
  return new Error(`${nameOf(generation)} was not opened`);
}
