import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoServer } from '../doubles/mongodb/mongo-server.js';
import { crash } from './crash.js';
import { compare, Ledger, readLedger } from './ledger.js';
import { checkMongo } from './mongo-check.js';
import { MongoRounds, openMongoLife } from './mongo-rounds.js';
import { mongoWorkload } from './mongo-workload.js';
import { Tally, type FaultRow } from './tally.js';
import { randomFrom, type Life } from './workload.js';

export interface MongodbBulkOptions {
  readonly runs: number;
  readonly seed: number;
  /** Path of the compiled writing process. */
  readonly writer: string;
  readonly onProgress: (text: string) => void;
  readonly add: (row: FaultRow, tally: Tally) => void;
}

const FAULT_SERVER = 'mongodb-bulk-server-emptied';
/** A server is killed at most so long after work began, in milliseconds. */
const LONGEST_WORK = 300;

/**
 * Kills, at random moments of commits, first the process that writes to MongoDB, then the server under a process that lives on. The server is
 * the test server, which loses all it held; one at MONGODB_URL is not ours to kill, so there only processes are.
 */
export async function mongodbBulk({ runs, seed, writer, onProgress, add }: MongodbBulkOptions): Promise<boolean> {
  const processes = new Tally('mongodb-bulk');
  const servers = new Tally(FAULT_SERVER);
  const server = process.env['MONGODB_URL'] ? undefined : await MongoServer.start();
  if (server) process.env['MONGODB_URL'] = server.url;
  try {
    const onKill = (run: number): void => onProgress(`mongodb-bulk: ${run} of ${runs} kills`);
    add(await crash({ runs, seed, name: 'mongodb', workload: mongoWorkload, writer, onProgress: onKill }, processes), processes);
    if (server) add(await killServer(server, { runs, seed, onProgress }, servers), servers);
  } finally {
    await server?.dispose();
  }
  return !processes.failed && !servers.failed;
}

async function killServer(
  server: MongoServer,
  { runs, seed, onProgress }: Pick<MongodbBulkOptions, 'runs' | 'seed' | 'onProgress'>,
  tally: Tally,
): Promise<FaultRow> {
  const random = randomFrom(seed);
  const root = mkdtempSync(join(tmpdir(), 'tongxin-mongodb-'));
  const [directory, file] = [join(root, 'data'), join(root, 'ledger')];
  let acknowledged = 0;
  for (let run = 1; run <= runs; run += 1) {
    const recoveryMs = await liveThrough(server, { directory, random, ledger: new Ledger(file) });
    const ledger = readLedger(readFileSync(file, 'utf8')).acknowledged;
    const { ids, problems } = await checkMongo(directory, { recorded: false });
    const outcome = { ...compare(ledger, ids), problems, acknowledged: ledger.size - acknowledged, recoveryMs };
    tally.add({ ...outcome, where: `run ${run} of seed ${seed}` });
    acknowledged = ledger.size;
    onProgress(`${FAULT_SERVER}: ${run} of ${runs} kills`);
  }
  if (tally.failed) process.stderr.write(`kept for inspection: ${root}\n`);
  else rmSync(root, { recursive: true });
  return tally.row(runs);
}

/** From the return of the server to the next round that is wholly done, in milliseconds. */
async function liveThrough(server: MongoServer, life: Pick<Life, 'directory' | 'random' | 'ledger'>): Promise<number> {
  const open = await openMongoLife(life.directory);
  const work = new SteadyRounds(new MongoRounds(life, open, false));
  try {
    await work.nextDone();
    await new Promise((resolve) => setTimeout(resolve, life.random() * LONGEST_WORK));
    await server.kill();
    await server.start();
    const start = performance.now();
    await work.nextDone();
    return performance.now() - start;
  } finally {
    await work.stop();
    await open.close();
  }
}

const FAILURES_IN_A_ROW = 100;

/** Rounds without end; one that fails is followed by the next, as a projector would. */
class SteadyRounds {
  private over = false;
  private failures = 0;
  private next = Promise.withResolvers<void>();
  private readonly going: Promise<void>;

  constructor(private readonly rounds: MongoRounds) {
    this.going = this.go();
  }

  /** Resolves with the next round that begins and ends from now on. */
  async nextDone(): Promise<void> {
    await this.next.promise;
    await this.next.promise;
  }

  async stop(): Promise<void> {
    this.over = true;
    await this.going;
  }

  private async go(): Promise<void> {
    while (!this.over) {
      try {
        await this.rounds.round();
        this.failures = 0;
        this.next.resolve();
      } catch (error) {
        this.failures += 1;
        if (this.failures < FAILURES_IN_A_ROW) continue;
        this.next.reject(error);
        return;
      }
      this.next = Promise.withResolvers();
    }
  }
}
