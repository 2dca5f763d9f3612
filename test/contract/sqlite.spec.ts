import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '@tongxin/eventing';
import { ErasingRecords, openEvents, openViews } from '@tongxin/storage-sqlite';
import { describeEventStore } from './event-store.contract.js';
import { describeRecordStore } from './record-store.contract.js';
import { describeViewStore } from './view-store.contract.js';

function newFile(): { file: string; dispose: () => Promise<void> } {
  const directory = mkdtempSync(join(tmpdir(), 'tongxin-contract-'));
  return { file: join(directory, 'store.sqlite'), dispose: async () => rmSync(directory, { recursive: true }) };
}

describeEventStore('SQLite', () => {
  const { file, dispose } = newFile();
  return { clock: 'ours', open: async (clock) => openEvents(file, { clock }).events, dispose };
});

describeRecordStore('SQLite', () => {
  const { file, dispose } = newFile();
  return { open: async () => openEvents(file, { clock: systemClock }), dispose };
});

describeRecordStore('SQLite, in a file that erases', () => {
  const { file, dispose } = newFile();
  const open = async () => {
    const records = ErasingRecords.open(file);
    return { records, close: () => records.close() };
  };
  return { open, dispose };
});

describeViewStore('SQLite', () => {
  const { file, dispose } = newFile();
  return { open: async () => openViews(file), dispose };
});
