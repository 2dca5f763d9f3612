import type { DatabaseSync, StatementSync } from 'node:sqlite';

/** Where the log ends and when it was last written: what the next event must not fall behind. */
export class LogEnd {
  /** Position of the last event; 0 for an empty log. */
  position = 0;
  private storedAt = 0;
  private readonly last: StatementSync;

  constructor(db: DatabaseSync) {
    this.last = db.prepare('SELECT position, stored_at FROM events WHERE position <= ? ORDER BY position DESC LIMIT 1');
    this.reload();
  }

  /** Reads the end from the file again, after a group was undone. */
  reload(): void {
    const row = this.at(Number.MAX_SAFE_INTEGER);
    this.position = row?.position ?? 0;
    this.storedAt = row?.stored_at ?? 0;
  }

  /** The instant to store, in milliseconds: now, or the last event's when the clock went back. */
  stamp(now: string): number {
    return (this.storedAt = Math.max(this.storedAt, millisecondsOf(now)));
  }

  /** Position of the last event stored at or before an instant, found by halving: instants grow with positions. */
  positionAt(instant: string): number {
    const wanted = millisecondsOf(instant);
    let [low, high] = [0, this.position];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      const row = this.at(middle);
      if (!row || row.position <= low || row.stored_at <= wanted) low = middle;
      else high = row.position - 1;
    }
    return this.at(low)?.position ?? 0;
  }

  private at(position: number): { position: number; stored_at: number } | undefined {
    return this.last.get(position) as { position: number; stored_at: number } | undefined;
  }
}

function millisecondsOf(instant: string): number {
  const milliseconds = Date.parse(instant);
  if (Number.isNaN(milliseconds)) throw new Error(`not an instant: ${instant}`);
  return milliseconds;
}
