import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { systemClock } from '@tongxin/eventing';

/** Where the holder can be spoken to: a port of this machine and the secret that proves the right to read the lock file. */
export interface ControlDoor {
  readonly port: number;
  readonly secret: string;
}

/** What the lock file tells of the process that works in a data directory. */
export interface LockHolder {
  readonly pid: number;
  /** Instant, ISO 8601 in UTC. */
  readonly startedAt: string;
  readonly control?: ControlDoor;
}

/** Another process works in the data directory. */
export class DataDirectoryInUse extends Error {
  constructor(
    readonly directory: string,
    readonly holder: LockHolder | undefined,
  ) {
    const who = holder ? `process ${holder.pid}, started at ${holder.startedAt}` : 'another process';
    super(`${directory} is in use by ${who}; stop it first, or name another data directory`);
    this.name = 'DataDirectoryInUse';
  }
}

export interface DataDirectoryLock {
  /** Tells others where the holder can be spoken to. */
  announce(control: ControlDoor): void;
  release(): void;
}

const held = (directory: string): string => join(directory, 'lock.sqlite');
const told = (directory: string): string => join(directory, 'lock.json');

/**
 * Keeps every other process out of a data directory until it is released or this process ends, however it ends: the operating
 * system holds the lock (on `lock.sqlite`), so one left behind by a dead process is no lock, whoever has its pid now.
 * `lock.json` only tells who holds it. Never open `lock.sqlite` by other means in this process: closing it would free the lock.
 * @throws DataDirectoryInUse naming the pid of the holder.
 */
export function lockDataDirectory(directory: string, clock = systemClock): DataDirectoryLock {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const db = holdExclusively(directory);
  const holder: LockHolder = { pid: process.pid, startedAt: clock.now() };
  write(directory, holder);
  return {
    announce: (control) => write(directory, { ...holder, control }),
    release: () => {
      if (!db.isOpen) return;
      rmSync(told(directory), { force: true });
      db.close();
    },
  };
}

/** Who works in a data directory, as its lock file tells; the file of a process that died may still stand. */
export function readLockHolder(directory: string): LockHolder | undefined {
  try {
    return JSON.parse(readFileSync(told(directory), 'utf8')) as LockHolder;
  } catch {
    return undefined;
  }
}

function holdExclusively(directory: string): DatabaseSync {
  const db = new DatabaseSync(held(directory), { timeout: 0 });
  try {
    db.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
    return db;
  } catch (error) {
    db.close();
    if (!isBusy(error)) throw error;
    throw new DataDirectoryInUse(directory, livingHolder(directory));
  }
}

/** SQLITE_BUSY, in its plain and extended forms. */
function isBusy(error: unknown): boolean {
  return ((error as { errcode?: number }).errcode ?? 0) % 256 === 5;
}

/** The holder that the file names, unless it is long gone and its successor has not written yet. */
function livingHolder(directory: string): LockHolder | undefined {
  const holder = readLockHolder(directory);
  if (!holder) return undefined;
  try {
    process.kill(holder.pid, 0);
    return holder;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM' ? holder : undefined;
  }
}

function write(directory: string, holder: LockHolder): void {
  const next = `${told(directory)}.${process.pid}`;
  writeFileSync(next, JSON.stringify(holder), { mode: 0o600 });
  renameSync(next, told(directory));
}
