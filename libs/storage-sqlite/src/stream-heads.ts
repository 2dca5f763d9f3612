import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { parseStream } from '@tongxin/eventing';

/** The end of a stream as the writer sees it, with what the group in hand has added. */
export interface StreamHead {
  /** Number of the stream in this file; 0 when it is not there yet. */
  id: number;
  /** Last revision, -1 before the first event. */
  revision: number;
  /** Hash of the last event as 32 Latin-1 characters. */
  hash: string;
}

const KEPT = 4096;
const none = '\0'.repeat(32);

/** The heads of the streams written lately; others are read from the index when they are asked for. */
export class StreamHeads {
  private readonly heads = new Map<string, StreamHead>();
  private readonly find: StatementSync;
  private readonly last: StatementSync;
  private readonly insert: StatementSync;

  constructor(db: DatabaseSync) {
    this.find = db.prepare('SELECT id FROM streams WHERE name = ?');
    this.last = db.prepare('SELECT revision, hash FROM events WHERE stream = ? ORDER BY revision DESC LIMIT 1');
    this.insert = db.prepare('INSERT INTO streams (name, category) VALUES (?, ?)');
  }

  /** The head of a stream, to be moved by the writer in place. */
  of(stream: string): StreamHead {
    const known = this.heads.get(stream);
    if (known) return known;
    if (this.heads.size >= KEPT) this.forgetOldest();
    const head = this.load(stream);
    this.heads.set(stream, head);
    return head;
  }

  /** Gives a stream its number in this file before its first event. @throws on a name that is no stream name. */
  number(stream: string, head: StreamHead): number {
    if (head.id === 0) head.id = Number(this.insert.run(stream, parseStream(stream).category).lastInsertRowid);
    return head.id;
  }

  /** Forgets everything: what a rolled back group has moved is read again. */
  clear(): void {
    this.heads.clear();
  }

  private load(stream: string): StreamHead {
    const row = this.find.get(stream) as { id: number } | undefined;
    if (!row) return { id: 0, revision: -1, hash: none };
    const last = this.last.get(row.id) as { revision: number; hash: Uint8Array } | undefined;
    return last
      ? { id: row.id, revision: last.revision, hash: Buffer.from(last.hash).toString('latin1') }
      : { id: row.id, revision: -1, hash: none };
  }

  private forgetOldest(): void {
    let left = KEPT / 8;
    for (const stream of this.heads.keys()) {
      this.heads.delete(stream);
      left -= 1;
      if (left <= 0) return;
    }
  }
}
