import type { ViewStore } from '@tongxin/eventing';
import { openMongoStores } from '@tongxin/storage-mongodb';
import { openEvents, openLogReader } from '@tongxin/storage-sqlite';
import { MongoClient } from 'mongodb';
import { join } from 'node:path';
import { servicesOf } from '../../../apps/node/src/services.js';
import { MongoServer } from '../../doubles/mongodb/mongo-server.js';
import type { BenchContext } from '../bench-context.js';
import { BuiltViews } from '../built-views.js';
import { fillLog, HandClock } from '../fill-log.js';
import { compare, rateOf, type Row } from '../row.js';

const BULK = 1_000;

/** All views of a county built into MongoDB's test server; the floor puts the documents that came of it into empty collections, in bulk. */
export async function rebuildMongoDb(context: BenchContext): Promise<Row> {
  const { size, workspace, say } = context;
  const folder = workspace.folder('mongodb');
  const file = join(folder, 'events.sqlite');
  const clock = new HandClock();
  const { events, close } = openEvents(file, { clock });
  await fillLog(events, clock, size.mongodb, 2);
  const count = await events.head();
  const server = await MongoServer.start();
  const client = await new MongoClient(server.url).connect();
  const services = servicesOf({ level: 'COUNTY' });
  const kept: Kept = new Map();
  let round = 0;
  const row = await compare(
    'rebuild-mongodb',
    'events/s, of a test server',
    { size: { rounds: size.longRounds }, say },
    {
      ours: async () => {
        round += 1;
        const stores = await openMongoStores({ url: server.url, database: `ours-${round}` });
        const history = openLogReader(file);
        const rate = await rateOf(count, async () => {
          const built = await BuiltViews.build(services, {
            events,
            history,
            store: keeping(stores.views, kept),
            close: () => stores.close(),
          });
          await built.close();
        });
        await history.close();
        return rate;
      },
      floor: () => rateOf(count, () => writeAll(client, `floor-${round}`, kept)),
    },
  );
  await client.close();
  await server.dispose();
  await close();
  workspace.discard(folder);
  return row;
}

/** The documents that each view came to. */
type Kept = Map<string, Map<string, string>>;

function keeping(views: ViewStore, kept: Kept): ViewStore {
  const keepingViews = Object.create(views) as ViewStore;
  keepingViews.commit = (generation, from, to, documents) => {
    const there = kept.get(generation.view) ?? new Map<string, string>();
    kept.set(generation.view, there);
    for (const [key, { document }] of documents) {
      if (document === undefined) there.delete(key);
      else there.set(key, JSON.stringify(document));
    }
    return views.commit(generation, from, to, documents);
  };
  return keepingViews;
}

async function writeAll(client: MongoClient, database: string, kept: Kept): Promise<void> {
  for (const [view, documents] of kept) {
    const writes = [...documents].map(([_id, text]) => ({ replaceOne: { filter: { _id }, replacement: { text }, upsert: true } }));
    const collection = client.db(database).collection<Stored>(view);
    for (let at = 0; at < writes.length; at += BULK) await collection.bulkWrite(writes.slice(at, at + BULK), { ordered: false });
  }
}

interface Stored {
  readonly _id: string;
  readonly text: string;
}
