import type { NodeRecord } from '@tongxin/hosting';
import { systemClock } from '@tongxin/eventing';
import { createInterface } from 'node:readline';
import { Ledger } from './ledger.js';
import { until } from './nats-run.js';
import { Office } from './office.js';
import { hasSentAll, running, type Place } from './running-node.js';
import { randomFrom } from './workload.js';

/** What the parent tells a process that has a node, as JSON in its one argument. */
export interface NodeOrder extends Omit<Place, 'clock'> {
  readonly record: NodeRecord;
  readonly directory: string;
  /** What its clock shows all the time; otherwise the clock goes. */
  readonly now?: string;
  /** A clerk is at work until told to stop. */
  readonly work?: { readonly ledger: string; readonly seed: number };
}

/** What it does on a line of its standard input, before it says the same word. */
export type NodeWord = 'stop' | 'whole' | 'lost';

// A node by itself: to be killed, or to stand in another network.
const { record, directory, now, work, ...place } = JSON.parse(process.argv[2] ?? '{}') as NodeOrder;
const clock = now === undefined ? systemClock : { now: () => now };
const { node, line } = await running(record, directory, { ...place, clock });
const over = new AbortController();
const working = work
  ? new Office(node, { random: randomFrom(work.seed), ledger: new Ledger(work.ledger), commands: Infinity }).workUntil(over.signal)
  : Promise.resolve();

const words: Readonly<Record<NodeWord, () => Promise<void>>> = {
  /** The clerk ends with what is in hand. */
  async stop() {
    over.abort();
    await working;
  },
  /** What was due is recorded, and the others have all that is for them. */
  async whole() {
    await node.engines.ringAlarms();
    await until(async () => {
      await node.engines.settle();
      return hasSentAll(node);
    });
  },
  /** It has found out that its connection to NATS is dead. */
  lost: () => until(() => !line.isUp),
};

process.stdout.write('runs\n');
for await (const word of createInterface({ input: process.stdin })) {
  await words[word as NodeWord]();
  process.stdout.write(`${word}\n`);
}
// Nobody is there any more who could end it.
process.exit();
