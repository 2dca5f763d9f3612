import { NO_STREAM, systemClock } from '@tongxin/eventing';
import { openLogReader, type LogReader } from './log-reader.js';
import { eventsFile, openSqliteStores, type SqliteStores } from './open-sqlite-stores.js';
import { directories, eventFor } from './testing/new-directory.js';

const newDirectory = directories();

async function filled(events: number): Promise<{ stores: SqliteStores; reader: LogReader }> {
  const directory = newDirectory();
  const stores = openSqliteStores(directory, { clock: systemClock });
  await append(stores, 0, events);
  return { stores, reader: openLogReader(eventsFile(directory), { idleMs: 1 }) };
}

async function append({ events }: SqliteStores, from: number, count: number): Promise<void> {
  const numbers = Array.from({ length: count }, (_, at) => from + at);
  await Promise.all(
    numbers.map(async (number) => {
      const stream = `${number % 2 === 0 ? 'even' : 'odd'}-990101101.${number}`;
      await events.append(stream, NO_STREAM, [eventFor(stream, `e${number}`, { number, text: '同心😀' })]);
    }),
  );
}

async function readAll(read: (after: number) => Promise<readonly { position: number }[]>): Promise<unknown[]> {
  const all: { position: number }[] = [];
  for (;;) {
    const page = await read(all.at(-1)?.position ?? 0);
    if (page.length === 0) return all;
    all.push(...page);
  }
}

describe('reader of long stretches', () => {
  it('reads what the store reads, in pages of any size', async () => {
    const { stores, reader } = await filled(250);
    for (const limit of [1, 7, 50, 250, 1000]) {
      expect(await readAll((after) => reader.readSealed(after, limit))).toEqual(await stores.events.readSealed(0));
      const parsed = await readAll(async (after) => (await reader.readLog(after, { limit })).events);
      expect(parsed).toEqual((await stores.events.readLog(0)).events);
    }
    const categories = ['odd'];
    expect(await reader.readLog(0, { categories, limit: 300 })).toEqual(await stores.events.readLog(0, { categories, limit: 300 }));
    expect(await reader.readLog(0, { categories, limit: 3 })).toEqual(await stores.events.readLog(0, { categories, limit: 3 }));
    await Promise.all([reader.close(), stores.close()]);
  });

  it('sees what was appended after it read the page before', async () => {
    const { stores, reader } = await filled(10);
    expect((await reader.readLog(0, { limit: 5 })).position).toBe(5);
    await append(stores, 10, 10);
    expect((await reader.readLog(5, { limit: 5 })).position).toBe(10);
    expect((await reader.readLog(10, { limit: 5 })).position).toBe(15);
    await append(stores, 20, 3);
    expect((await reader.readLog(15, { limit: 50 })).position).toBe(23);
    expect(await reader.head()).toBe(23);
    await Promise.all([reader.close(), stores.close()]);
  });

  it('starts its thread with the first read, ends it when idle, and starts again', async () => {
    const { stores, reader } = await filled(3);
    expect(reader.running).toBe(false);
    await reader.readSealed(0);
    while (reader.running) await new Promise((resolve) => setImmediate(resolve));
    expect(await reader.readSealed(0)).toHaveLength(3);
    await reader.close();
    expect(reader.running).toBe(false);
    await expect(reader.readSealed(0)).rejects.toThrow('closed');
    await stores.close();
  });

  it('says why it cannot read', async () => {
    const reader = openLogReader(`${newDirectory()}/none.sqlite`);
    await expect(reader.readSealed(0)).rejects.toThrow('unable to open');
    await reader.close();
  });
});
