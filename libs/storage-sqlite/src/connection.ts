import { DatabaseSync } from 'node:sqlite';

/** How hard a commit is: FULL survives loss of power, NORMAL may lose the last commits then, OFF promises nothing (fault tests only). */
export type Synchronous = 'FULL' | 'NORMAL' | 'OFF';

export interface ConnectionOptions {
  readonly synchronous: Synchronous;
  /** Page cache in KiB. */
  readonly cacheKiB: number;
  /** Bytes of a page in a new file. Default 4096. */
  readonly pageSize?: number;
  /** Pages in the WAL before a commit moves them into the file; 0 never does. Default 1000. */
  readonly walAutocheckpoint?: number;
}

const readBack: Readonly<Record<Synchronous, number>> = { OFF: 0, NORMAL: 1, FULL: 2 };

/** Opens the one writing connection of a file. @throws when the file will not give the durability asked for. */
export function openWriting(
  file: string,
  { synchronous, cacheKiB, pageSize = 4096, walAutocheckpoint = 1000 }: ConnectionOptions,
): DatabaseSync {
  const db = new DatabaseSync(file, { timeout: 5000 });
  try {
    db.exec(`PRAGMA page_size = ${pageSize}`);
    const mode = pragma(db, 'journal_mode = WAL');
    if (mode !== 'wal') throw new Error(`${file}: journal mode is ${String(mode)}, not wal`);
    db.exec(`PRAGMA synchronous = ${synchronous}`);
    const level = pragma(db, 'synchronous');
    if (level !== readBack[synchronous]) throw new Error(`${file}: synchronous reads back ${String(level)}, not ${synchronous}`);
    db.exec(`PRAGMA cache_size = -${cacheKiB}; PRAGMA wal_autocheckpoint = ${walAutocheckpoint}; PRAGMA journal_size_limit = 67108864`);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** The one value that a pragma answers. */
export function pragma(db: DatabaseSync, text: string): unknown {
  const row = db.prepare(`PRAGMA ${text}`).get();
  return row && Object.values(row)[0];
}

/** Brings an empty file to a layout, or checks that it has it. @throws when a newer program wrote the file. */
export function applyLayout(db: DatabaseSync, version: number, ddl: string): void {
  const found = pragma(db, 'user_version');
  if (found === version) return;
  if (found !== 0) throw new Error(`${db.location() ?? 'database'}: layout ${String(found)} is not the ${version} that this program knows`);
  db.exec(`BEGIN IMMEDIATE; ${ddl}; PRAGMA user_version = ${version}; COMMIT`);
}
