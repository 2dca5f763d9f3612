import { existsSync, renameSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { backup } from 'node:sqlite';
import { syncFolder } from './folders.js';
import type { GroupWriter } from './group-writer.js';

export interface BackupOptions {
  /** Pages of 4 KiB copied in one step; appends wait for a step at most. Default 256. */
  readonly pagesPerStep?: number;
  /** Told after each step. */
  readonly onProgress?: (progress: { readonly totalPages: number; readonly remainingPages: number }) => void;
}

/** The copy is synced as it grows, or its last step would keep appends waiting for the sync of the whole. */
const STEPS_PER_SYNC = 16;

/** A copy that appends keep undoing must end too: after so many times the steps that it should take, they wait until it is done. */
const PATIENCE = 4;

/**
 * Copies a file in small steps on its writing connection: from another one it would start again with every append and never end.
 * Whether the copy is sound is checked by who verifies logs.
 */
export async function backupInSteps(writer: GroupWriter, toFile: string, options: BackupOptions): Promise<void> {
  if (existsSync(toFile)) throw new Error(`${toFile} exists already`);
  const unfinished = `${toFile}.part`;
  rmSync(unfinished, { force: true });
  try {
    await copy(writer, unfinished, options);
    await sync(unfinished);
    renameSync(unfinished, toFile);
    syncFolder(dirname(toFile));
  } finally {
    for (const file of [unfinished, `${unfinished}-journal`]) rmSync(file, { force: true });
  }
}

/** The first step fails where it meets a transaction, so none may begin before it is done; later steps wait for theirs. */
async function copy(writer: GroupWriter, file: string, { pagesPerStep = 256, onProgress }: BackupOptions): Promise<void> {
  let pause = writer.pause();
  let steps = 0;
  let expected = 0;
  let syncing: Promise<void> = Promise.resolve();
  try {
    await backup(writer.db, file, {
      rate: pagesPerStep,
      progress: (info) => {
        steps += 1;
        expected ||= Math.ceil(info.totalPages / pagesPerStep) + 16;
        if (steps === 1) pause.resume();
        if (steps === expected * PATIENCE) pause = writer.pause();
        if (steps % STEPS_PER_SYNC === 0) {
          syncing = syncing.then(() => sync(file));
          syncing.catch(() => undefined);
        }
        onProgress?.(info);
      },
    });
    await syncing;
  } finally {
    pause.resume();
  }
}

async function sync(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.datasync();
  } finally {
    await handle.close();
  }
}
