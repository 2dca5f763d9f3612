import type { StatementSync } from 'node:sqlite';
import {
  RevisionConflict,
  type Appended,
  type Clock,
  type EventStore,
  type LogPage,
  type RecordedEvent,
  type SealedEvent,
  type SealedRecord,
  type StreamAppend,
} from '@tongxin/eventing';
import { backupInSteps, type BackupOptions } from './backup.js';
import { chainHash } from './chain-hash.js';
import * as rows from './event-rows.js';
import { Declined, type GroupWriter } from './group-writer.js';
import { LogEnd } from './log-end.js';
import { StreamHeads, type StreamHead } from './stream-heads.js';

/** The log of one node in `events.sqlite`. All appends of one turn of the event loop share one transaction and its sync. */
export class SqliteEventStore implements EventStore {
  private readonly heads: StreamHeads;
  private readonly end: LogEnd;
  private readonly listeners = new Set<(head: number) => void>();
  private readonly insert: StatementSync;
  private readonly idsAt: StatementSync;
  private readonly statements = new Map<string, StatementSync>();
  private readonly hashBytes = Buffer.alloc(32);
  private told: number;

  /** Works on a writer that `openSqliteStores` opened; the writer tells it of commits and rollbacks. */
  constructor(
    private readonly writer: GroupWriter,
    private readonly clock: Clock,
  ) {
    const { db } = writer;
    this.heads = new StreamHeads(db);
    this.end = new LogEnd(db);
    this.told = this.end.position;
    this.insert = db.prepare('INSERT INTO events (stream, revision, stored_at, envelope, hash) VALUES (?, ?, ?, ?, ?)');
    this.idsAt = db.prepare(
      `SELECT position, envelope ->> '$.id' AS id FROM events WHERE stream = ? AND revision > ? ORDER BY revision LIMIT ?`,
    );
    writer.listen({ committed: () => this.tell(), rolledBack: () => this.forget() });
  }

  append(stream: string, expectedRevision: number, events: readonly SealedEvent[]): Promise<Appended> {
    if (events.length === 0) return Promise.reject(new Error(`append of no events to ${stream}`));
    return this.writer.run(() => this.write(stream, expectedRevision, events));
  }

  /** All in one transaction. */
  appendInOrder(appends: readonly StreamAppend[]): Promise<void> {
    const empty = appends.find(({ events }) => events.length === 0);
    if (empty) return Promise.reject(new Error(`append of no events to ${empty.stream}`));
    return this.writer.run(() => {
      for (const { stream, expectedRevision, events } of appends) {
        const outcome = this.write(stream, expectedRevision, events);
        if (outcome instanceof Declined) return outcome;
      }
      return undefined;
    });
  }

  async read(stream: string, from = 0): Promise<readonly RecordedEvent[]> {
    return rows.toEvents(this.all(rows.streamSql, stream, from) as rows.EventRow[]);
  }

  async readLog(after: number, { categories, limit = 1000 }: { categories?: readonly string[]; limit?: number } = {}): Promise<LogPage> {
    const query = categories ? rows.categoriesPageQuery(after, limit, categories, this.end.position) : rows.pageQuery(after, limit);
    return rows.toPage(query, this.all(query.sql, ...query.values) as rows.EventRow[]);
  }

  async readSealed(after: number, limit = 1000): Promise<readonly SealedRecord[]> {
    return rows.toSealed(this.all(rows.sealedSql, after, limit) as rows.SealedRow[]);
  }

  async readStreamSealed(stream: string, from = 0): Promise<readonly SealedRecord[]> {
    return rows.toSealed(this.all(rows.streamSealedSql, stream, from) as rows.SealedRow[]);
  }

  async head(): Promise<number> {
    return this.end.position;
  }

  async positionAt(instant: string): Promise<number> {
    return this.end.positionAt(instant);
  }

  onAppended(listener: (head: number) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /**
   * Copies events and records as of one moment into a new file, while appends go on. The file appears whole or not at all.
   * @throws when the file exists, or the disk refuses.
   */
  backup(toFile: string, options: BackupOptions = {}): Promise<void> {
    return this.writer.holdOpen(backupInSteps(this.writer, toFile, options));
  }

  /** Waits for the appends in flight; ends the records that live in the same file too. */
  close(): Promise<void> {
    return this.writer.close();
  }

  private write(stream: string, expected: number, events: readonly SealedEvent[]): Appended | Declined {
    const head = this.heads.of(stream);
    if (head.revision !== expected) return this.answerRepeat(stream, head, expected, events);
    const id = this.heads.number(stream, head);
    const storedAt = this.end.stamp(this.clock.now());
    for (const { text } of events) {
      const hash = chainHash(head.hash, text);
      this.hashBytes.write(hash, 0, 'latin1');
      head.revision += 1;
      head.hash = hash;
      this.end.position = Number(this.insert.run(id, head.revision, storedAt, text, this.hashBytes).lastInsertRowid);
    }
    return { position: this.end.position, revision: head.revision, repeated: false };
  }

  /** Other events stand after the revision expected, or none: a repeat when all ids are the same, else a conflict. */
  private answerRepeat(stream: string, head: StreamHead, expected: number, events: readonly SealedEvent[]): Appended | Declined {
    const found = head.id === 0 ? [] : (this.idsAt.all(head.id, expected, events.length) as { position: number; id: string }[]);
    const last = found[events.length - 1];
    if (last && events.every(({ id }, at) => found[at]?.id === id)) {
      return { position: last.position, revision: expected + events.length, repeated: true };
    }
    return new Declined(new RevisionConflict(stream, expected, head.revision));
  }

  private tell(): void {
    const head = this.end.position;
    if (head === this.told) return;
    this.told = head;
    for (const listener of this.listeners) queueMicrotask(() => listener(head));
  }

  private forget(): void {
    this.heads.clear();
    this.end.reload();
  }

  private all(sql: string, ...values: (string | number)[]): unknown[][] {
    let statement = this.statements.get(sql);
    if (!statement) {
      statement = this.writer.db.prepare(sql, { returnArrays: true });
      this.statements.set(sql, statement);
    }
    return statement.all(...values) as unknown as unknown[][];
  }
}
