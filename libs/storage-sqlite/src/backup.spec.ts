import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NO_STREAM, systemClock } from '@tongxin/eventing';
import { openEvents, openSqliteStores, type SqliteStores } from './open-sqlite-stores.js';
import { directories, eventFor } from './testing/new-directory.js';

const newDirectory = directories();
const text = '心'.repeat(2_000);

async function append({ events }: Pick<SqliteStores, 'events'>, id: string): Promise<void> {
  const stream = `case-990101101.${id}`;
  await events.append(stream, NO_STREAM, [eventFor(stream, id, { text })]);
}

describe('backup', () => {
  it('holds events and records as of one moment, while appends go on', async () => {
    const directory = newDirectory();
    const stores = openSqliteStores(directory, { clock: systemClock });
    await Promise.all(Array.from({ length: 200 }, (_, at) => append(stores, `before-${at}`)));
    await stores.records.put('answers', { before: 1 });

    const copy = join(directory, 'copy.sqlite');
    const steps: number[] = [];
    let running = true;
    const backingUp = stores.events
      .backup(copy, { pagesPerStep: 32, onProgress: ({ remainingPages }) => steps.push(remainingPages) })
      .finally(() => (running = false));
    let during = 0;
    for (; running && during < 100; during += 1)
      await Promise.all([append(stores, `during-${during}`), stores.records.put('last', { id: during })]);
    await backingUp;
    expect(steps.length).toBeGreaterThan(5);
    expect(during).toBeGreaterThan(0);

    const restored = openEvents(copy, { clock: systemClock });
    const log = (await restored.events.readLog(0, { limit: 10_000 })).events;
    expect(log.length).toBeGreaterThanOrEqual(200);
    expect(log).toEqual((await stores.events.readLog(0, { limit: log.length })).events);
    const last = await restored.records.get<number>('last', 'id');
    expect(log.at(-1)?.id).toBe(last === undefined ? log.at(-1)?.id : `during-${last}`);
    expect(await restored.records.get('answers', 'before')).toBe(1);
    await Promise.all([restored.close(), stores.close()]);
  });

  it('ends even when every step is undone by as much as it copied', async () => {
    const directory = newDirectory();
    const stores = openSqliteStores(directory, { clock: systemClock });
    await Promise.all(Array.from({ length: 20 }, (_, at) => append(stores, `before-${at}`)));
    let running = true;
    const backingUp = stores.events.backup(join(directory, 'copy.sqlite'), { pagesPerStep: 1 }).finally(() => (running = false));
    for (let at = 0; running; at += 1) await append(stores, `during-${at}`);
    await backingUp;
    const restored = openEvents(join(directory, 'copy.sqlite'), { clock: systemClock });
    expect(await restored.events.head()).toBeGreaterThanOrEqual(20);
    await Promise.all([restored.close(), stores.close()]);
  });

  it('begins while a crowd of appends is waiting', async () => {
    const directory = newDirectory();
    const stores = openSqliteStores(directory, { clock: systemClock });
    const appending = Array.from({ length: 50 }, (_, at) => append(stores, `crowd-${at}`));
    await Promise.all([stores.events.backup(join(directory, 'copy.sqlite')), ...appending]);
    expect(await stores.events.head()).toBe(50);
    await stores.close();
  });

  it('ends before the stores close', async () => {
    const directory = newDirectory();
    const stores = openSqliteStores(directory, { clock: systemClock });
    await append(stores, 'one');
    const copy = join(directory, 'copy.sqlite');
    const ended = Promise.all([stores.events.backup(copy), append(stores, 'two'), stores.close()]);
    await ended;
    const restored = openEvents(copy, { clock: systemClock });
    expect(await restored.events.head()).toBeGreaterThanOrEqual(1);
    await restored.close();
  });

  it('never writes over a file, and leaves none behind when it fails', async () => {
    const directory = newDirectory();
    const stores = openSqliteStores(directory, { clock: systemClock });
    await append(stores, 'one');
    const taken = join(directory, 'taken.sqlite');
    writeFileSync(taken, 'mine');
    await expect(stores.events.backup(taken)).rejects.toThrow('exists already');
    const nowhere = join(directory, 'nowhere', 'copy.sqlite');
    await expect(stores.events.backup(nowhere)).rejects.toThrow();
    expect(existsSync(nowhere)).toBe(false);
    await append(stores, 'two');
    expect(await stores.events.head()).toBe(2);
    await stores.close();
  });
});
