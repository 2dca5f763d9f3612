import { join } from 'node:path';
import { backupInSteps, type BackupOptions } from './backup.js';
import { applyLayout, openWriting, pragma } from './connection.js';
import { GroupWriter } from './group-writer.js';
import { RECORD_LAYOUT, recordTable } from './record-layout.js';
import { SqliteRecordStore } from './sqlite-record-store.js';

/** The file of the vault in a node's data directory. */
export const vaultFile = (directory: string): string => join(directory, 'vault.sqlite');

/** Records in a file of their own in which what is deleted is overwritten. */
export class ErasingRecords extends SqliteRecordStore {
  private copying: Promise<unknown> = Promise.resolve();

  private constructor(private readonly own: GroupWriter) {
    super(own);
  }

  /** @throws when the file will not give the durability asked for, will not overwrite what is deleted, or a newer program wrote it. */
  static open(file: string): ErasingRecords {
    const db = openWriting(file, { synchronous: 'FULL', cacheKiB: 1024 });
    db.exec('PRAGMA secure_delete = ON');
    if (pragma(db, 'secure_delete') !== 1) throw new Error(`${file}: does not overwrite what is deleted`);
    applyLayout(db, RECORD_LAYOUT, recordTable);
    return new ErasingRecords(new GroupWriter(db));
  }

  /** Resolves when what was deleted before stands neither in the file nor in its write-ahead log. A backup under way is waited for. */
  async scrub(): Promise<void> {
    await Promise.allSettled([this.copying]);
    if (pragma(this.own.db, 'wal_checkpoint(TRUNCATE)') !== 0) throw new Error('the vault is being read and could not be scrubbed');
  }

  /** As the events are copied. */
  backup(toFile: string, options: BackupOptions = {}): Promise<void> {
    const copy = this.own.holdOpen(backupInSteps(this.own, toFile, options));
    this.copying = copy.catch(() => undefined);
    return copy;
  }

  /** Finishes what is in flight, then closes the file. */
  close(): Promise<void> {
    return this.own.close();
  }
}
