import { join } from 'node:path';
import { NO_STREAM, NoRoom, systemClock } from '@tongxin/eventing';
import { nextHash } from './chain-hash.js';
import { applyLayout, openWriting, pragma } from './connection.js';
import { EVENT_LAYOUT, eventLayout } from './event-layout.js';
import { GroupWriter } from './group-writer.js';
import { openEvents } from './open-sqlite-stores.js';
import { SqliteEventStore } from './sqlite-event-store.js';
import { SqliteRecordStore } from './sqlite-record-store.js';
import { directories, eventFor } from './testing/new-directory.js';

const newDirectory = directories();

/** Stores whose connection is at hand, to take room away from it. */
function openWithConnection() {
  const db = openWriting(join(newDirectory(), 'events.sqlite'), { synchronous: 'FULL', cacheKiB: 1024 });
  applyLayout(db, EVENT_LAYOUT, eventLayout);
  const writer = new GroupWriter(db);
  return { db, events: new SqliteEventStore(writer, systemClock), records: new SqliteRecordStore(writer) };
}

describe('appends of one turn', () => {
  it('share one transaction: listeners are told once', async () => {
    const { events } = openWithConnection();
    const heads: number[] = [];
    events.onAppended((head) => heads.push(head));
    const streams = Array.from({ length: 64 }, (_, at) => `case-990101101.${at}`);
    await Promise.all(streams.map((stream) => events.append(stream, NO_STREAM, [eventFor(stream, stream)])));
    expect(heads).toEqual([64]);
    await events.close();
  });

  it('fail together when the disk is full, with the records beside them, and nothing of them stands', async () => {
    const { db, events, records } = openWithConnection();
    const [kept, full, other] = ['case-990101101.kept', 'case-990101101.full', 'case-990101101.other'];
    await events.append(kept, NO_STREAM, [eventFor(kept, 'k1')]);
    const heads: number[] = [];
    events.onAppended((head) => heads.push(head));
    const pages = Number(pragma(db, 'page_count'));
    db.exec(`PRAGMA max_page_count = ${pages}`);

    const answers = await Promise.allSettled([
      events.append(kept, 0, [eventFor(kept, 'k2')]),
      events.append(full, NO_STREAM, [eventFor(full, 'f1', { text: '心'.repeat(100_000) })]),
      events.append(other, NO_STREAM, [eventFor(other, 'o1')]),
      events.append(kept, NO_STREAM, [eventFor(kept, 'conflict')]),
      records.put('answers', { k2: { position: 2 } }),
    ]);
    for (const answer of answers) expect(answer).toEqual({ status: 'rejected', reason: expect.any(NoRoom) as NoRoom });
    expect(await events.head()).toBe(1);
    expect(await records.list('answers')).toEqual([]);
    expect((await events.readLog(0)).events.map(({ id }) => id)).toEqual(['k1']);
    expect(heads).toEqual([]);

    db.exec('PRAGMA max_page_count = 1000000');
    expect(await events.append(kept, 0, [eventFor(kept, 'k2')])).toEqual({ position: 2, revision: 1, repeated: false });
    await events.append(full, NO_STREAM, [eventFor(full, 'f1')]);
    const [one, two] = await events.readStreamSealed(kept);
    expect(Buffer.from(two.hash)).toEqual(nextHash(one.hash, two.text));
    await events.close();
  });

  it('share the transaction of a record put beside them', async () => {
    const { events, records } = openWithConnection();
    const stream = 'case-990101101.answered';
    const seen: unknown[] = [];
    events.onAppended(() => void records.get('answers', 'a').then((answer) => seen.push(answer)));
    await Promise.all([records.put('answers', { a: 'first' }), events.append(stream, NO_STREAM, [eventFor(stream, 'a')])]);
    await events.head();
    expect(seen).toEqual(['first']);
    await events.close();
  });
});

describe('heads of streams', () => {
  it('are found again after many other streams were written', async () => {
    const { events } = openWithConnection();
    const streams = Array.from({ length: 5_000 }, (_, at) => `case-990101101.${at}`);
    await Promise.all(streams.map((stream) => events.append(stream, NO_STREAM, [eventFor(stream, `${stream}/0`)])));
    await Promise.all(streams.map((stream) => events.append(stream, 0, [eventFor(stream, `${stream}/1`)])));
    for (const stream of streams.filter((_, at) => at % 500 === 0)) {
      const [one, two] = await events.readStreamSealed(stream);
      expect(Buffer.from(two.hash)).toEqual(nextHash(one.hash, two.text));
    }
    expect(await events.head()).toBe(10_000);
    await events.close();
  });
});

describe('opening', () => {
  it('syncs each commit in full, and is refused where the file cannot', () => {
    const { db } = openWithConnection();
    expect([pragma(db, 'synchronous'), pragma(db, 'journal_mode')]).toEqual([2, 'wal']);
    db.close();
    expect(() => openEvents(':memory:', { clock: systemClock })).toThrow('journal mode is memory, not wal');
  });

  it('refuses the file of a newer program', () => {
    const { db } = openWithConnection();
    db.exec('PRAGMA user_version = 99');
    expect(() => applyLayout(db, EVENT_LAYOUT, eventLayout)).toThrow('layout 99');
    db.close();
  });

  it('refuses names that are no stream names, and writes nothing', async () => {
    const { events } = openWithConnection();
    await expect(events.append('nameless', NO_STREAM, [eventFor('nameless', 'n')])).rejects.toThrow('not a stream name');
    expect(await events.head()).toBe(0);
    await events.close();
  });

  it('does not trust the clock to go forward after the next opening', async () => {
    const file = join(newDirectory(), 'events.sqlite');
    const stream = 'case-990101101.clock';
    const ahead = openEvents(file, { clock: { now: () => '2030-01-01T00:00:00.000Z' } });
    await ahead.events.append(stream, NO_STREAM, [eventFor(stream, 'a')]);
    await ahead.close();
    const { events } = openEvents(file, { clock: { now: () => '2026-01-01T00:00:00.000Z' } });
    await events.append(stream, 0, [eventFor(stream, 'b')]);
    expect((await events.read(stream)).map(({ storedAt }) => storedAt)).toEqual(['2030-01-01T00:00:00.000Z', '2030-01-01T00:00:00.000Z']);
    await events.close();
  });
});
