import { NO_STREAM, type EventStore, type RecordedEvent } from '@tongxin/eventing';
import { verifyLog } from '@tongxin/runtime';
import { DoubleInFolder } from '../../../test/doubles/eventstoredb/double-in-folder.js';
import { openEventStoreDb } from './open-eventstoredb.js';
import { someEvent, someEvents, someStream } from './testing/some-events.js';

jest.setTimeout(60_000);

describe('a log of many pages in EventStoreDB', () => {
  const long = someStream('longCase');
  let double: DoubleInFolder;
  let events: EventStore;
  let all: readonly RecordedEvent[];

  beforeAll(async () => {
    double = await DoubleInFolder.start();
    events = (await openEventStoreDb({ url: double.server.url })).events;
    for (let revision = NO_STREAM; revision < 1_000; revision += 200)
      await events.append(long, revision, someEvents(long, 200, revision + 1));
    for (let at = 0; at < 30; at += 1) {
      const stream = someStream('wideCase');
      await events.append(stream, NO_STREAM, [someEvent(stream, '调研'.repeat(4_000))]);
    }
    all = (await events.readLog(0, { limit: 10_000 })).events;
  });
  afterAll(async () => {
    await events.close();
    await double.dispose();
  });

  it('gives streams and pages longer than one answer of the server whole', async () => {
    expect(await events.read(long)).toHaveLength(1_200);
    expect((await events.readStreamSealed(long, 1_100)).map(({ revision }) => revision)[0]).toBe(1_100);
    expect(all).toHaveLength(1_230);
    expect(await events.readLog(0, { categories: ['wideCase'], limit: 5 })).toEqual({
      events: all.slice(1_200, 1_205),
      position: all[1_204]?.position,
    });
  });

  it('has positions with gaps, which are byte offsets', () => {
    const steps = all.slice(1).map(({ position }, at) => position - (all[at]?.position ?? 0));
    expect(Math.min(...steps)).toBeGreaterThan(100);
  });

  it('is verified as it stands, gaps and all', async () => {
    expect(await verifyLog(events, [], () => true)).toEqual({ events: 1_230, heads: 0, findings: [] });
  });

  it('finds the last event by any instant, whatever was read before', async () => {
    const known = [...new Set(all.map(({ storedAt }) => storedAt))];
    const instants = known.filter((_, at) => at % 4 === 0);
    const lastBy = new Map(all.map(({ storedAt, position }) => [storedAt, position]));
    const fresh = (await openEventStoreDb({ url: double.server.url })).events;
    for (const store of [fresh, events]) {
      for (const instant of instants) expect(await store.positionAt(instant)).toBe(lastBy.get(instant));
    }
    await fresh.close();
    expect(await events.positionAt(new Date(Date.parse(known[0] ?? '') - 1).toISOString())).toBe(0);
  });

  it('is walked once for an instant long ago, and not again', async () => {
    const fresh = (await openEventStoreDb({ url: double.server.url })).events;
    const reads = async (work: () => Promise<unknown>): Promise<number> => {
      const before = double.server.calls.get('Read') ?? 0;
      await work();
      return (double.server.calls.get('Read') ?? 0) - before;
    };
    const first = all[0]?.storedAt ?? '';
    const [once, again] = [await reads(() => fresh.positionAt(first)), await reads(() => fresh.positionAt(first))];
    expect(again).toBeLessThan(once);
    await fresh.close();
  });
});
