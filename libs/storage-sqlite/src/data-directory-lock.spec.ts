import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataDirectoryInUse, lockDataDirectory, readLockHolder } from './data-directory-lock.js';
import { directories } from './testing/new-directory.js';

const newDirectory = directories();
const clock = { now: () => '2026-03-01T08:00:00.000Z' };

describe('lock of a data directory', () => {
  it('is held by one, and says by whom', () => {
    const directory = join(newDirectory(), 'data');
    const lock = lockDataDirectory(directory, clock);
    const refused = catchError(() => lockDataDirectory(directory));
    expect(refused).toBeInstanceOf(DataDirectoryInUse);
    expect(refused.message).toContain(`process ${process.pid}, started at 2026-03-01T08:00:00.000Z`);
    expect(readLockHolder(directory)).toEqual({ pid: process.pid, startedAt: '2026-03-01T08:00:00.000Z' });
    lock.release();
  });

  it('tells others where to speak to the holder, but only this account', () => {
    const directory = newDirectory();
    const lock = lockDataDirectory(directory, clock);
    lock.announce({ port: 3999, secret: 'geheim' });
    expect(readLockHolder(directory)).toMatchObject({ pid: process.pid, control: { port: 3999, secret: 'geheim' } });
    expect(statSync(join(directory, 'lock.json')).mode & 0o777).toBe(0o600);
    expect(readdirSync(directory).sort()).toEqual(['lock.json', 'lock.sqlite']);
    lock.release();
  });

  it('can be taken again after release, which can be done twice', () => {
    const directory = newDirectory();
    const lock = lockDataDirectory(directory);
    lock.release();
    lock.release();
    expect(readLockHolder(directory)).toBeUndefined();
    lockDataDirectory(directory).release();
  });

  it('is no lock once its process is gone, even when another process has the pid now', () => {
    const directory = newDirectory();
    for (const pid of [process.ppid, 4_000_000]) {
      writeFileSync(join(directory, 'lock.json'), JSON.stringify({ pid, startedAt: '2020-01-01T00:00:00.000Z' }));
      const lock = lockDataDirectory(directory, clock);
      expect(readLockHolder(directory)).toEqual({ pid: process.pid, startedAt: clock.now() });
      lock.release();
    }
  });

  it('is not stopped by a file that was half written', () => {
    const directory = newDirectory();
    writeFileSync(join(directory, 'lock.json'), '{"pid":');
    expect(readLockHolder(directory)).toBeUndefined();
    lockDataDirectory(directory).release();
  });
});

function catchError(act: () => unknown): Error {
  try {
    act();
  } catch (error) {
    return error as Error;
  }
  throw new Error('nothing was thrown');
}
