import { randomUUID } from 'node:crypto';
import { openMongoStores } from '@tongxin/storage-mongodb';
import { requires } from '@tongxin/testing';
import { MongoClient } from 'mongodb';
import { MongoServer } from '../doubles/mongodb/mongo-server.js';
import { describeRecordStore } from './record-store.contract.js';
import { describeViewStore } from './view-store.contract.js';

/** Every suite has a database of its own. */
function describeStores(name: string, url: () => string, dispose: (database: string) => Promise<void>): void {
  const prepare = () => {
    const database = `contract-${randomUUID()}`;
    return {
      open: () => openMongoStores({ url: url(), database }),
      dispose: () => dispose(database),
    };
  };
  describeViewStore(name, () => {
    const { open, dispose } = prepare();
    return { open: async () => (await open()).views, dispose };
  });
  describeRecordStore(name, prepare);
}

requires('mongodb-test-server')('on the test server', () => {
  let server: MongoServer;
  beforeAll(async () => {
    server = await MongoServer.start();
  }, 30_000);
  afterAll(() => server.dispose());

  describeStores(
    'MongoDB',
    () => server.url,
    async () => undefined,
  );
});

requires('MONGODB_URL')('on the server at MONGODB_URL', () => {
  const url = process.env['MONGODB_URL'] ?? '';
  describeStores(
    'MongoDB at MONGODB_URL',
    () => url,
    (database) => dropDatabase(url, database),
  );
});

/** Leaves nothing in a server that stays. */
async function dropDatabase(url: string, database: string): Promise<void> {
  const client = await MongoClient.connect(url);
  try {
    await client.db(database).dropDatabase();
  } finally {
    await client.close();
  }
}
