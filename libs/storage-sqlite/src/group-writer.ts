import { NoRoom } from '@tongxin/eventing';
import type { DatabaseSync, StatementSync } from 'node:sqlite';

/** What a job answers when it is refused before it wrote anything: its waiter is rejected, the group goes on. */
export class Declined {
  constructor(readonly reason: Error) {}
}

interface Job {
  /** Writes inside the group's transaction. A throw undoes the whole group. */
  write(): void;
  /** Tells the waiter, after the commit. */
  settle(): void;
  fail(error: unknown): void;
}

/**
 * The one writer of a file. All jobs handed over in one turn of the event loop share one transaction, so that they share its sync;
 * none is told of success before it.
 */
export class GroupWriter {
  private jobs: Job[] = [];
  private scheduled = false;
  private closed = false;
  private pauses = 0;
  private undone = false;
  private readonly begin: StatementSync;
  private readonly commit: StatementSync;
  private readonly held = new Set<Promise<unknown>>();

  private listener: { committed(): void; rolledBack(): void } | undefined;

  constructor(readonly db: DatabaseSync) {
    this.begin = db.prepare('BEGIN IMMEDIATE');
    this.commit = db.prepare('COMMIT');
  }

  /** Who keeps in memory what the file holds is told when it changed, and when a group was undone. */
  listen(listener: { committed(): void; rolledBack(): void }): void {
    this.listener = listener;
  }

  /** Runs `work` in the next group and answers what it answered, once that is durable. An error of the database rejects every job of the group. */
  run<T>(work: () => T | Declined): Promise<T> {
    if (this.closed) return Promise.reject(new Error('the store is closed'));
    return new Promise<T>((resolve, reject) => {
      let outcome: T | Declined;
      this.jobs.push({
        write: () => (outcome = work()),
        settle: () => (outcome instanceof Declined ? reject(outcome.reason) : resolve(outcome)),
        fail: reject,
      });
      if (this.scheduled) return;
      this.scheduled = true;
      setImmediate(() => this.flush());
    });
  }

  /** Lets no transaction begin until each pause is resumed; jobs wait meanwhile. */
  pause(): { resume(): void } {
    this.pauses += 1;
    let isOver = false;
    return {
      resume: () => {
        if (isOver) return;
        isOver = true;
        this.pauses -= 1;
        this.flush();
      },
    };
  }

  /** Keeps the connection open until a long piece of work on it has ended. */
  holdOpen<T>(work: Promise<T>): Promise<T> {
    const held = work.finally(() => this.held.delete(held));
    this.held.add(held);
    return held;
  }

  /** Finishes what is in flight, then closes the connection. Later jobs are rejected. */
  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    this.flush();
    await Promise.allSettled(this.held);
    this.flush();
    this.db.close();
  }

  private flush(): void {
    if (this.pauses > 0) return;
    const group = this.jobs;
    this.jobs = [];
    this.scheduled = false;
    if (group.length === 0) return;
    try {
      this.write(group);
    } catch (error) {
      this.undone = true;
      for (const job of group) job.fail(isNoRoom(error) ? new NoRoom(error) : error);
      this.tryToUndo();
      return;
    }
    for (const job of group) job.settle();
    this.listener?.committed();
  }

  private write(group: readonly Job[]): void {
    if (this.undone) this.undo();
    this.begin.run();
    for (const job of group) job.write();
    this.commit.run();
  }

  private undo(): void {
    if (this.db.isTransaction) this.db.exec('ROLLBACK');
    this.listener?.rolledBack();
    this.undone = false;
  }

  /** Where the disk refuses even this, it is tried again before the next group. */
  private tryToUndo(): void {
    try {
      this.undo();
    } catch {
      this.undone = true;
    }
  }
}

/** SQLITE_FULL, and SQLITE_IOERR_SHMSIZE where there is not even room for the index of the WAL. */
const NO_ROOM: readonly unknown[] = [13, 4874];

function isNoRoom(error: unknown): boolean {
  return NO_ROOM.includes((error as { errcode?: number }).errcode);
}
