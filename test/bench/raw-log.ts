import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { chainHash } from '@tongxin/storage-sqlite';

/** The floor of appends: the columns, indexes and chained hash of our table, and nothing else that a store does. */
export class RawLog {
  private readonly db: DatabaseSync;
  private readonly begin: StatementSync;
  private readonly commit: StatementSync;
  private readonly insert: StatementSync;
  private readonly numbers = new Map<string, number>();
  private readonly heads = new Map<number, { revision: number; hash: string }>();
  private readonly hashBytes = Buffer.alloc(32);

  constructor(file: string) {
    this.db = new DatabaseSync(file);
    this.db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -4096;
      CREATE TABLE events (
        position INTEGER PRIMARY KEY AUTOINCREMENT, stream INTEGER NOT NULL, revision INTEGER NOT NULL, stored_at INTEGER NOT NULL,
        envelope TEXT NOT NULL, hash BLOB NOT NULL, UNIQUE (stream, revision)
      ) STRICT`);
    this.begin = this.db.prepare('BEGIN IMMEDIATE');
    this.commit = this.db.prepare('COMMIT');
    this.insert = this.db.prepare('INSERT INTO events (stream, revision, stored_at, envelope, hash) VALUES (?, ?, ?, ?, ?)');
  }

  /** The number of a stream, given beforehand: the floor does not look it up. */
  numberOf(stream: string): number {
    const number = this.numbers.get(stream) ?? this.numbers.size + 1;
    this.numbers.set(stream, number);
    return number;
  }

  /** One transaction. */
  append(batch: readonly { readonly stream: number; readonly text: string }[], storedAt: number): void {
    this.begin.run();
    for (const { stream, text } of batch) {
      const head = this.headOf(stream);
      head.hash = chainHash(head.hash, text);
      head.revision += 1;
      this.hashBytes.write(head.hash, 0, 'latin1');
      this.insert.run(stream, head.revision, storedAt, text, this.hashBytes);
    }
    this.commit.run();
  }

  close(): void {
    this.db.close();
  }

  private headOf(stream: number): { revision: number; hash: string } {
    const known = this.heads.get(stream);
    if (known) return known;
    const head = { revision: -1, hash: '\0'.repeat(32) };
    this.heads.set(stream, head);
    return head;
  }
}

const PAGE = 1_000;

/** The floor of folds and views: every envelope of a log read and parsed, and nothing done with it. Answers how many there were. */
export function scanAndParse(file: string): number {
  const db = new DatabaseSync(file, { readOnly: true });
  const page = db.prepare('SELECT position, envelope FROM events WHERE position > ? ORDER BY position LIMIT ?', { returnArrays: true });
  let [after, count] = [0, 0];
  for (let rows = read(page, after); rows.length > 0; rows = read(page, after)) {
    for (const [position, text] of rows) {
      JSON.parse(text);
      after = position;
    }
    count += rows.length;
  }
  db.close();
  return count;
}

function read(page: StatementSync, after: number): [number, string][] {
  return page.all(after, PAGE) as unknown as [number, string][];
}
