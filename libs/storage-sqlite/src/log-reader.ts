import type { EventStore, LogPage, SealedRecord } from '@tongxin/eventing';
import {
  categoriesPageQuery,
  headSql,
  pageQuery,
  sealedSql,
  toPage,
  toSealed,
  type EventRow,
  type PageQuery,
  type SealedRow,
} from './event-rows.js';
import { FileThread } from './file-thread.js';
import type { Query } from './log-reader.worker.js';
import { programOf } from './program-of.js';

/** Reads a log from one end to the other, off the thread that serves requests: rebuild, verify, as-of. */
export interface LogReader extends Pick<EventStore, 'readLog' | 'readSealed' | 'head' | 'close'> {
  /** Whether its thread runs now; it starts with the first read and ends after a while without. */
  readonly running: boolean;
}

export interface LogReaderOptions {
  /** How long the thread waits for a next read, in milliseconds. Default 5000. */
  readonly idleMs?: number;
}

/** Opens a reader on the file of a log, which another connection may be writing. Nothing is opened before the first read. */
export function openLogReader(file: string, { idleMs = 5000 }: LogReaderOptions = {}): LogReader {
  return new WorkerLogReader(new FileThread('log-reader', programOf('log-reader.worker'), file, idleMs));
}

class WorkerLogReader implements LogReader {
  private ahead: { readonly key: string; readonly rows: Promise<unknown[][]> } | undefined;

  constructor(private readonly thread: FileThread<Query, unknown[][]>) {}

  get running(): boolean {
    return this.thread.running;
  }

  async readLog(after: number, { categories, limit = 1000 }: { categories?: readonly string[]; limit?: number } = {}): Promise<LogPage> {
    if (categories) return this.readCategories(after, limit, categories);
    const query = pageQuery(after, limit);
    return toPage(query, (await this.paged(query.sql, after, limit)) as EventRow[]);
  }

  async readSealed(after: number, limit = 1000): Promise<readonly SealedRecord[]> {
    return toSealed((await this.paged(sealedSql, after, limit)) as SealedRow[]);
  }

  async head(): Promise<number> {
    return Number((await this.thread.ask({ sql: headSql, values: [] }))[0]?.[0] ?? 0);
  }

  close(): Promise<void> {
    return this.thread.close();
  }

  private async readCategories(after: number, limit: number, categories: readonly string[]): Promise<LogPage> {
    const query: PageQuery = categoriesPageQuery(after, limit, categories, await this.head());
    return toPage(query, (await this.thread.ask({ sql: query.sql, values: query.values })) as EventRow[]);
  }

  /** Reads a page and has the next one read while the caller works on it; a page that was not full then is read anew. */
  private async paged(sql: string, after: number, limit: number): Promise<unknown[][]> {
    const key = `${after} ${limit} ${sql}`;
    const ahead = this.ahead?.key === key ? await this.ahead.rows.catch(() => []) : [];
    this.ahead = undefined;
    const rows = ahead.length >= limit ? ahead : await this.thread.ask({ sql, values: [after, limit] });
    const last = rows.at(-1)?.[0];
    if (rows.length >= limit && typeof last === 'number') this.readAhead(sql, last, limit);
    return rows;
  }

  private readAhead(sql: string, after: number, limit: number): void {
    const rows = this.thread.ask({ sql, values: [after, limit] });
    rows.catch(() => undefined);
    this.ahead = { key: `${after} ${limit} ${sql}`, rows };
  }
}
