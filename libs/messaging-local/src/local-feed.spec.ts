import { seal, type EventStore, type RecordedEvent } from '@tongxin/eventing';
import { openSqliteStores, type SqliteStores } from '@tongxin/storage-sqlite';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LocalFeed } from './local-feed.js';

let folder: string;
let stores: SqliteStores;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'feed-'));
  stores = openSqliteStores(folder, { clock: { now: () => '2026-04-01T02:00:00.000Z' } });
});

afterEach(async () => {
  await stores.close();
  await rm(folder, { recursive: true });
});

async function append(stream: string, count: number): Promise<void> {
  const from = (await stores.events.read(stream)).length;
  const sealed = Array.from({ length: count }, (_, at) =>
    seal({
      id: `${stream}@${from + at}`,
      stream,
      type: 'NoteWritten',
      data: { at: from + at },
      metadata: {
        actor: 'clerk@990101',
        commandId: 'c',
        correlationId: 'c',
        causationId: null,
        occurredOn: '2026-04-01',
        recordedAt: '2026-04-01T02:00:00.000Z',
        origin: { node: '990101', epoch: 1, revision: from + at },
        schema: 1,
      },
    }),
  );
  await stores.events.append(stream, from - 1, sealed);
}

/** Follows until a position is reached; gives all positions it was handed. */
function seen(feed: LocalFeed, after: number, upTo: number): Promise<number[]> {
  const positions: number[] = [];
  return new Promise((resolve, reject) => {
    const handle = async (events: readonly RecordedEvent[], position: number): Promise<void> => {
      positions.push(...events.map((event) => event.position));
      if (position >= upTo) setImmediate(() => void following.stop().then(() => resolve(positions)));
    };
    const following = feed.follow(after, handle, reject);
  });
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at);

describe('local feed', () => {
  it('reads once for all who stand at the same place', async () => {
    await append('note-990101.a', 20);
    let reads = 0;
    const counted = Object.create(stores.events) as EventStore;
    counted.readLog = (...args) => {
      reads += 1;
      return stores.events.readLog(...args);
    };
    const feed = new LocalFeed(counted);
    const all = await Promise.all(range(1, 10).map(() => seen(feed, 0, 20)));
    expect(all).toEqual(range(1, 10).map(() => range(1, 20)));
    expect(reads).toBeLessThanOrEqual(3);
  });

  it('reads again after the store failed', async () => {
    await append('note-990101.a', 1);
    let failures = 1;
    const moody = Object.create(stores.events) as EventStore;
    moody.readLog = (...args) => (failures-- > 0 ? Promise.reject(new Error('away')) : stores.events.readLog(...args));
    const feed = new LocalFeed(moody);
    await expect(seen(feed, 0, 1)).rejects.toThrow('away');
    expect(await seen(feed, 0, 1)).toEqual([1]);
  });
});
