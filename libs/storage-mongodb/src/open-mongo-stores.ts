import { systemClock, type Clock } from '@tongxin/eventing';
import { MongoClient, type Db } from 'mongodb';
import { DocumentSet } from './document-set.js';
import { forgetGone, Generations } from './generations.js';
import { MongoRecordStore } from './mongo-record-store.js';
import { MongoViewStore } from './mongo-view-store.js';
import { insertOnce } from './server-answers.js';
import { SteadyClient } from './steady-client.js';
import type { Head, RedoPart, Stored } from './stored.js';
import { Work } from './work.js';

export interface MongoOptions {
  /** `mongodb://…`, with credentials, TLS and replica set as the driver takes them. */
  readonly url: string;
  /** One for each service of a node. */
  readonly database: string;
  readonly clock?: Clock;
}

export interface MongoStores {
  readonly views: MongoViewStore;
  /** On the same connection as the views. */
  readonly records: MongoRecordStore;
  /** Waits for what is in flight, then closes the connection. */
  close(): Promise<void>;
}

/** How long an answer of the server is waited for, in milliseconds; a rebuild's bulk is far from it. */
const PATIENCE_MS = 30_000;
/** How long a majority is waited for. */
const MAJORITY_MS = 20_000;
/** How long a server that can be written to is looked for. */
const SELECTION_MS = 5_000;

/**
 * Opens a service's views and records in one database. What is acknowledged stands on a majority of the replica set, in its journal.
 * @throws when no server answers, or it does not let us in.
 */
export async function openMongoStores({ url, database, clock = systemClock }: MongoOptions): Promise<MongoStores> {
  const client = new MongoClient(url, {
    appName: 'tongxin',
    readPreference: 'primary',
    writeConcern: { w: 'majority', journal: true, wtimeoutMS: MAJORITY_MS },
    socketTimeoutMS: PATIENCE_MS,
    serverSelectionTimeoutMS: SELECTION_MS,
  });
  const steady = new SteadyClient(client, PATIENCE_MS);
  try {
    await client.connect();
    return await storesIn(steady.db(database), { clock, disconnect: () => steady.close() });
  } catch (error) {
    await steady.close();
    throw error;
  }
}

export interface Connected {
  readonly clock: Clock;
  /** Called once nothing is in flight any more. */
  readonly disconnect: () => Promise<void>;
  /** Size of a part of a redo record. */
  readonly partBytes?: number;
}

/** The stores in a database that is connected already. */
export async function storesIn(db: Db, { clock, disconnect, partBytes }: Connected): Promise<MongoStores> {
  const generations = new Generations(db, partBytes);
  await generations.tidy();
  const work = new Work(disconnect);
  const records = new MongoRecordStore(await recordSet(db, partBytes), work, clock);
  const views = new MongoViewStore(generations, work, clock);
  return { views, records, close: () => work.close() };
}

const RECORDS = 'records';

/** The records are one set, made with the first open. */
async function recordSet(db: Db, partBytes?: number): Promise<DocumentSet> {
  const heads = db.collection<Head>('records.head');
  const parts = db.collection<RedoPart>('records.redo');
  const documents = db.collection<Stored>('records');
  await insertOnce(heads, { _id: RECORDS, incarnation: RECORDS, checkpoint: 0 });
  await forgetGone(documents);
  const set = new DocumentSet({ heads, parts, documents }, RECORDS, RECORDS, partBytes);
  const checkpoint = await set.recover();
  if (checkpoint !== undefined) await set.forgetAbandoned(checkpoint);
  return set;
}
