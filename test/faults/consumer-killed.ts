import { jetstreamManager, type ConsumerInfo } from '@nats-io/jetstream';
import { seal, type RecordedEvent } from '@tongxin/eventing';
import { LogPublisher, NatsLine } from '@tongxin/messaging-nats';
import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { proposals } from '../../apps/proposals/src/proposals.module.js';
import type { ConsumerOrder } from './consumer.js';
import type { Counted, CountedFault } from './eventstoredb.js';
import { killed } from './killed.js';
import { compare } from './ledger.js';
import { until } from './nats-run.js';
import { said } from './said.js';
import { chainProblems, parsed, readAll } from './store-check.js';
import { Supports } from './supports.js';
import type { Tally } from './tally.js';
import { randomFrom } from './workload.js';

const COUNTY = '990101';
const TOWNSHIP = '990101101';
const CONSUMER = 'faults';
const CATEGORY = 'opinionReport';
/** The store's answer comes so late to a process that is to be struck before it has it. */
const LATE_MS = 100;
/** An entry that was not acknowledged comes again so soon. */
const ACK_WAIT_MS = 1_000;
const program = fileURLToPath(new URL('./consumer.js', import.meta.url));

interface Setting {
  readonly supports: Supports;
  readonly consuming: Consuming;
  readonly random: () => number;
}

/**
 * Kills a process that consumes a node's log over JetStream once what an entry made it record stands in the store, and before the server has its
 * acknowledgement: half of the times before the process has the store's answer itself, else with the acknowledgement gone out to nowhere. The entry
 * comes again to its next life. Recovery is from the new start until all is acknowledged.
 */
export const consumerKilled: CountedFault = async (counted, tally) => {
  const supports = await Supports.open();
  try {
    const consuming = await Consuming.open(supports);
    try {
      await killTimeAndAgain({ supports, consuming, random: randomFrom(counted.seed) }, counted, tally);
    } finally {
      await consuming.close();
    }
  } finally {
    await supports.close();
  }
  return tally.row(counted.runs);
};

async function killTimeAndAgain(setting: Setting, { runs, seed, onProgress }: Counted, tally: Tally): Promise<void> {
  const submitted: string[] = [];
  for (let run = 1; run <= runs; run += 1) {
    const { id, cameAgain, recoveryMs } = await killOnce(setting);
    submitted.push(id);
    const problems = cameAgain ? [] : [`the entry of ${id} did not come again`];
    tally.add({ acknowledged: 1, lost: [], doubled: [], problems, recoveryMs, where: `run ${run} of seed ${seed}` });
    onProgress(run);
  }
  await setting.consuming.kill();
  tally.add({ ...(await standing(setting, submitted)), acknowledged: 0, recoveryMs: 0, where: `after all runs of seed ${seed}` });
}

async function killOnce({ supports, consuming, random }: Setting) {
  const { store, storeLine, natsLine } = supports;
  const before = await consuming.info();
  storeLine.lateMs = random() < 0.5 ? LATE_MS : 0;
  natsLine.silence();
  const { id, caseStream } = await submit(store);
  await until(async () => (await store.read(caseStream)).length > 0);
  await consuming.kill();
  storeLine.lateMs = 0;
  const began = performance.now();
  await consuming.start();
  const after = await consuming.allAcknowledged();
  const recoveryMs = performance.now() - began;
  return { id, cameAgain: after.delivered.consumer_seq > before.delivered.consumer_seq + 1, recoveryMs };
}

/** An opinion item of a township comes into the county's log, as its link brings it. */
async function submit(store: Supports['store']): Promise<{ id: string; caseStream: string }> {
  const [id, report] = [randomUUID(), randomUUID()];
  const stream = `${CATEGORY}-${TOWNSHIP}.${report}`;
  const metadata = {
    ...{ actor: `member@${TOWNSHIP}`, commandId: id, correlationId: id, causationId: null, schema: 1 },
    ...{ occurredOn: '2026-03-01', recordedAt: '2026-03-01T08:00:00.000Z', origin: { node: TOWNSHIP, epoch: 0, revision: 0 } },
  };
  const data = { title: '关于疏通排水沟的建议', text: '沟渠多年没有清理。', source: null, reporter: '10101' };
  await store.append(stream, -1, [seal({ id, stream, type: 'OpinionSubmitted', data, metadata })]);
  return { id, caseStream: `opinionCase-${COUNTY}.${TOWNSHIP}.${report}` };
}

/** Each item stands once, and so does what it made the consumer record; the log is whole and the view as if built anew. */
async function standing({ supports, consuming }: Setting, submitted: readonly string[]) {
  const declared = proposals.views.map(({ view }) => view);
  const records = await readAll({ events: supports.store });
  const log = records.map(parsed);
  const found = [log.map(({ id }) => id), log.flatMap(causeOf)].map((ids) => compare(new Set(submitted), ids));
  return {
    lost: found.flatMap(({ lost }) => lost),
    doubled: found.flatMap(({ doubled }) => doubled),
    problems: [...chainProblems(records), ...(await supports.viewProblems(declared, consuming.directory))],
  };
}

function causeOf({ metadata: { causationId } }: RecordedEvent): string[] {
  return causationId === null ? [] : [causationId];
}

/** The process, what puts the log on JetStream for it, and what the server knows of it. */
class Consuming {
  readonly directory: string;
  private child: ChildProcess | undefined;

  private constructor(
    private readonly order: ConsumerOrder,
    private readonly line: NatsLine,
    private readonly publisher: LogPublisher,
  ) {
    this.directory = order.directory;
  }

  /** Resolves when it has dealt with a first entry over NATS. */
  static async open(supports: Supports): Promise<Consuming> {
    const { folder, store, eventStore, nats, natsLine } = supports;
    const onError = (error: unknown): never => {
      throw error;
    };
    const line = new NatsLine({ servers: [nats.address], name: 'publisher' }, onError);
    await line.connected();
    const publisher = new LogPublisher({ line, county: COUNTY, node: COUNTY, store, onError });
    publisher.start();
    await until(() => publisher.state().leads);
    const directory = join(folder, 'consumer');
    mkdirSync(directory);
    const where = { node: COUNTY, directory, eventStore, nats: `127.0.0.1:${natsLine.port}` };
    const consuming = new Consuming({ ...where, consumer: CONSUMER, category: CATEGORY, ackWaitMs: ACK_WAIT_MS }, line, publisher);
    await consuming.start();
    await until(() => consuming.info().then(Boolean, () => false));
    await submit(store);
    await consuming.allAcknowledged();
    return consuming;
  }

  async start(): Promise<void> {
    const env = { ...process.env, NODE_COMPILE_CACHE: join(this.directory, 'compiled') };
    this.child = spawn(process.execPath, [program, JSON.stringify(this.order)], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    await said(this.child, /^consumes$/, 'the consuming process');
  }

  kill(): Promise<void> {
    return killed(this.child);
  }

  async info(): Promise<ConsumerInfo> {
    const { consumers } = await jetstreamManager(this.line.standing(), { checkAPI: false });
    return consumers.info(`log-${COUNTY}-${COUNTY}`, `${CONSUMER}-${CATEGORY}`);
  }

  /** Resolves when the process has acknowledged all that it was given, and that is something. */
  async allAcknowledged(): Promise<ConsumerInfo> {
    let info = await this.info();
    await until(async () => {
      info = await this.info();
      return info.delivered.consumer_seq > 0 && info.num_ack_pending === 0;
    });
    return info;
  }

  async close(): Promise<void> {
    await this.kill();
    await this.publisher.stop();
    await this.line.close();
  }
}
