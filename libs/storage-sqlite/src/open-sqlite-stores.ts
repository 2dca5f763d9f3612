import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Clock } from '@tongxin/eventing';
import { applyLayout, openWriting, type Synchronous } from './connection.js';
import { EVENT_LAYOUT, eventLayout } from './event-layout.js';
import { syncFolder } from './folders.js';
import { GroupWriter } from './group-writer.js';
import { SqliteEventStore } from './sqlite-event-store.js';
import { RECORD_LAYOUT, recordTable } from './record-layout.js';
import { SqliteRecordStore } from './sqlite-record-store.js';
import { SqliteViewStore } from './sqlite-view-store.js';
import { VIEW_LAYOUT, viewLayout } from './view-layout.js';

export interface SqliteOptions {
  readonly clock: Clock;
  /** Default FULL. OFF is for the control run of the powercut test alone: it loses acknowledged events. */
  readonly synchronous?: Extract<Synchronous, 'FULL' | 'OFF'>;
  /** Pages in the WAL of the events before they are moved into the file; 0 never (fault tests). Default 1000. */
  readonly walAutocheckpoint?: number;
}

export interface SqliteStores {
  readonly events: SqliteEventStore;
  /** In the same file and written by the same writer as the events. */
  readonly records: SqliteRecordStore;
  readonly views: SqliteViewStore;
  /** Waits for what is in flight, then closes both files. */
  close(): Promise<void>;
}

/** The file of the events and records in a node's data directory. */
export const eventsFile = (directory: string): string => join(directory, 'events.sqlite');
/** The file of a service's records where its node's events are kept elsewhere. */
export const recordsFile = (directory: string): string => join(directory, 'records.sqlite');
/** The file of the views in a node's data directory; may be deleted, it is built again. */
export const viewsFile = (directory: string): string => join(directory, 'views.sqlite');

/** Opens events and records alone, for who needs no views. @throws when the file will not give the durability asked for. */
export function openEvents(file: string, { clock, synchronous = 'FULL', walAutocheckpoint }: SqliteOptions): Omit<SqliteStores, 'views'> {
  const db = openWriting(file, { synchronous, cacheKiB: 4096, ...(walAutocheckpoint !== undefined && { walAutocheckpoint }) });
  applyLayout(db, EVENT_LAYOUT, eventLayout);
  const writer = new GroupWriter(db);
  const events = new SqliteEventStore(writer, clock);
  return { events, records: new SqliteRecordStore(writer), close: () => events.close() };
}

/** Opens records in a file of their own, for a service whose node's events are kept elsewhere. @throws when the file will not give the durability asked for. */
export function openRecords(file: string): { readonly records: SqliteRecordStore; close(): Promise<void> } {
  const db = openWriting(file, { synchronous: 'FULL', cacheKiB: 1024 });
  applyLayout(db, RECORD_LAYOUT, recordTable);
  const writer = new GroupWriter(db);
  return { records: new SqliteRecordStore(writer), close: () => writer.close() };
}

/** Opens the views alone. A lost commit of a view is folded again from its checkpoint, so NORMAL is enough here; larger pages build faster. */
export function openViews(file: string): SqliteViewStore {
  const db = openWriting(file, { synchronous: 'NORMAL', cacheKiB: 8192, pageSize: 8192 });
  applyLayout(db, VIEW_LAYOUT, viewLayout);
  return new SqliteViewStore(new GroupWriter(db), file);
}

/**
 * Opens a node's stores under its data directory, which is made when absent. Take `lockDataDirectory` first: one process at a time.
 * @throws when the disk will not give the durability asked for, or a newer program wrote the files.
 */
export function openSqliteStores(directory: string, options: SqliteOptions): SqliteStores {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const { events, records } = openEvents(eventsFile(directory), options);
  const views = openViews(viewsFile(directory));
  for (const folder of [directory, dirname(directory)]) syncFolder(folder);
  return {
    events,
    records,
    views,
    close: async () => {
      await Promise.all([events.close(), views.close()]);
    },
  };
}
