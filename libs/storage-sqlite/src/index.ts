export * from './chain-hash.js';
export * from './erasing-records.js';
export * from './open-sqlite-stores.js';
export * from './sqlite-event-store.js';
export * from './sqlite-record-store.js';
export * from './sqlite-view-store.js';
export * from './data-directory-lock.js';
export * from './log-reader.js';
export type { BackupOptions } from './backup.js';
