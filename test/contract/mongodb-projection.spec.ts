import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seal, systemClock as clock, type Generation, type StoredDocument, type ViewStore } from '@tongxin/eventing';
import { LocalFeed } from '@tongxin/messaging-local';
import { Projector, type AnyView } from '@tongxin/runtime';
import { openMongoStores, type MongoStores } from '@tongxin/storage-mongodb';
import { openSqliteStores, type SqliteStores } from '@tongxin/storage-sqlite';
import { requires } from '@tongxin/testing';
import { servicesOf } from '../../apps/node/src/services.js';
import { preparedHistory, type Prepared } from '../bench/envelopes.js';
import { MongoServer } from '../doubles/mongodb/mongo-server.js';
import { readPages } from './view-query.contract.js';

const views = servicesOf({ level: 'COUNTY' }).flatMap((service) => service.views.map(({ view }): AnyView => view));

/** Appends that come while the views follow, so many times so many. */
const [BATCHES, BATCH] = [5, 8];

requires('mongodb-test-server')('the views of a county', () => {
  let server: MongoServer;
  let folder: string;
  let sqlite: SqliteStores;
  let mongo: MongoStores;
  const running: Projector[] = [];

  beforeAll(async () => {
    server = await MongoServer.start();
    folder = mkdtempSync(join(tmpdir(), 'tongxin-projection-'));
    sqlite = openSqliteStores(folder, { clock });
    mongo = await openMongoStores({ url: server.url, database: 'county', clock });
  }, 30_000);
  afterAll(async () => {
    for (const projector of running) await projector.stop();
    await mongo.close();
    await sqlite.close();
    await server.dispose();
    rmSync(folder, { recursive: true });
  });

  const project = async (store: ViewStore): Promise<Projector> => {
    const onFailure = (error: unknown) => {
      throw error;
    };
    const projector = new Projector(views, store, new LocalFeed(sqlite.events), sqlite.events, onFailure);
    running.push(projector);
    await projector.start();
    return projector;
  };
  const caughtUp = async (projector: Projector): Promise<void> => {
    const head = await sqlite.events.head();
    await Promise.all(views.map(({ name }) => projector.reached(name, head, 120_000)));
  };
  const documentsOf = (store: ViewStore, generation: Generation): Promise<StoredDocument<object>[]> =>
    readPages(store, generation, { limit: 1_000 });

  const record = async (some: readonly Prepared[]): Promise<void> => {
    for (const { stream, expected, envelopes } of some) await sqlite.events.append(stream, expected, envelopes.map(seal));
  };

  it('folded into MongoDB are those folded into SQLite, document for document, built at once and a few events at a time', async () => {
    const history = preparedHistory(250, 2);
    await record(history.slice(0, -BATCHES * BATCH));
    const [ours, theirs] = [await project(mongo.views), await project(sqlite.views)];
    for (let batch = BATCHES; batch >= 0; batch -= 1) {
      await caughtUp(ours);
      await caughtUp(theirs);
      await record(history.slice(history.length - batch * BATCH, history.length - (batch - 1) * BATCH));
    }
    let documents = 0;
    for (const { name } of views) {
      const { generation } = theirs.laneOf(name);
      const stored = await documentsOf(mongo.views, generation);
      expect(stored).toEqual(await documentsOf(sqlite.views, generation));
      expect(await ours.digest(name)).toBe(await theirs.digest(name));
      documents += stored.length;
    }
    expect(documents).toBeGreaterThan(100);
  }, 180_000);
});
