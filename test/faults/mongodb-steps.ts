import { systemClock, type EventStore } from '@tongxin/eventing';
import { openSqliteStores } from '@tongxin/storage-sqlite';
import { MongoClient } from 'mongodb';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { storesIn, type MongoStores } from '../../libs/storage-mongodb/src/open-mongo-stores.js';
import { StruckDb } from '../../libs/storage-mongodb/src/testing/struck-db.js';
import { MongoServer } from '../doubles/mongodb/mongo-server.js';
import type { CountedFault } from './eventstoredb.js';
import { compare, Ledger, readLedger } from './ledger.js';
import { checkMongo } from './mongo-check.js';
import { mongoGenerations } from './mongo-rounds.js';
import { pause } from './nats-run.js';
import { catchUp } from './store-views.js';
import { Writer } from './store-workload.js';
import { randomFrom } from './workload.js';

/** Before which write of a commit the server is killed: the parts of the redo record, the decision, the two kinds of writes that apply it, the checkpoint done, the parts gone. */
const STEPS: readonly (readonly [write: string, time: number])[] = [
  ['redo.insertMany', 1],
  ['generations.updateOne', 1],
  ['bulkWrite', 1],
  ['insertMany', 2],
  ['generations.updateOne', 2],
  ['redo.deleteMany', 1],
];
/** So small that a redo record has several parts. */
const PART_BYTES = 600;
const COMMANDS = 15;

/**
 * Kills the MongoDB test server, which loses all it held, at each step of a commit; then the projector that was amid it and a second one go on with the same
 * views at once. Recovery is until both have come to the end of the log.
 */
export const mongodbSteps: CountedFault = async ({ runs, seed, onProgress }, tally) => {
  const random = randomFrom(seed);
  const server = await MongoServer.start();
  process.env['MONGODB_URL'] = server.url;
  try {
    for (let run = 1; run <= runs; run += 1) {
      for (const step of STEPS) {
        const where = `run ${run} of seed ${seed}, before ${step[0]} ${step[1]}`;
        tally.add({ ...(await killAt(server, step, random)), where });
      }
      onProgress(run);
    }
  } finally {
    await server.dispose();
  }
  return tally.row(runs);
};

async function killAt(server: MongoServer, [write, time]: (typeof STEPS)[number], random: () => number) {
  const root = mkdtempSync(join(tmpdir(), 'tongxin-mongodb-steps-'));
  const [directory, file] = [join(root, 'data'), join(root, 'ledger')];
  const { events, records, close } = openSqliteStores(directory, { clock: systemClock });
  const clients = [new MongoClient(server.url), new MongoClient(server.url)] as const;
  const struck = new StruckDb(clients[0].db(basename(root)));
  const open = { clock: systemClock, disconnect: async (): Promise<void> => undefined, partBytes: PART_BYTES };
  try {
    const [one, other] = [await storesIn(struck.db, open), await storesIn(clients[1].db(basename(root)), open)];
    const append = () => new Writer({ random, ledger: new Ledger(file), commands: COMMANDS }, { events, records }).write(0);
    await append();
    await project(events, one);
    await append();
    const reached = reach(struck, write, time);
    const first = project(events, one);
    const letGo = await reached;
    await server.kill();
    await server.start();
    const began = performance.now();
    letGo();
    await Promise.all([first, project(events, other)]);
    const recoveryMs = performance.now() - began;
    await close();
    const { acknowledged } = readLedger(readFileSync(file, 'utf8'));
    const { ids, problems } = await checkMongo(directory, { recorded: false });
    return { ...compare(acknowledged, ids), problems, recoveryMs, acknowledged: acknowledged.size };
  } finally {
    await Promise.all(clients.map((client) => client.close()));
    rmSync(root, { recursive: true });
  }
}

/** Resolves, when a write comes for the so-manieth time and waits, with the way to let it go. */
async function reach(struck: StruckDb, write: string, time: number): Promise<() => void> {
  let held = struck.hold(write);
  for (let seen = 1; ; seen += 1) {
    await held.reached;
    if (seen === time) return held.letGo;
    const next = struck.hold(write);
    held.letGo();
    held = next;
  }
}

/** To the end of the log; what fails, be it that the other was quicker, is tried again. */
async function project(events: EventStore, { views }: MongoStores): Promise<void> {
  for (const generation of mongoGenerations) {
    for (let isDone = false; !isDone; await pause(5)) {
      isDone = await catchUp(events, views, generation).then(
        () => true,
        () => false,
      );
    }
  }
}
