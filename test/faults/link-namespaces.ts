import { systemClock } from '@tongxin/eventing';
import { NatsServer } from '@tongxin/testing';
import type { CountedFault } from './eventstoredb.js';
import { LinkedNodes } from './linked-nodes.js';
import { pause } from './nats-run.js';
import { NodeProcess } from './node-process.js';
import type { Outcome, Tally } from './tally.js';
import { TwoNetworks } from './two-networks.js';
import { randomFrom } from './workload.js';

/** The line is down and up for at most so long, in milliseconds. */
const LONGEST_MS = 1_200;
const STRETCHES = 4;

type Found = Omit<Outcome, 'acknowledged' | 'lost' | 'doubled' | 'where'>;

/**
 * A county with its nats-server and a township, each a process in a network of its own. The line between them is taken down, at either end, while the
 * township works: what is sent meanwhile vanishes and no connection breaks off. Last it stays down until the township has found that out by itself.
 * Recovery is from its coming up for good until each has all there is for it.
 */
export const linkNamespaces: CountedFault = async ({ runs, seed, onProgress }, tally: Tally) => {
  const random = randomFrom(seed);
  for (let run = 1; run <= runs; run += 1) {
    const networks = TwoNetworks.make();
    const server = await NatsServer.start();
    const place = { clock: systemClock, address: server.address };
    const nodes = await LinkedNodes.open(place, [place], random);
    try {
      await nodes.stop();
      const outcome = await apart(nodes, networks, seed + run, random);
      await nodes.startAgain(place);
      await nodes.whole();
      const found = await nodes.found();
      tally.add({ ...found, ...outcome, problems: found.problems, where: `run ${run} of seed ${seed}` });
    } finally {
      await nodes.close();
      await server.dispose();
      networks.close();
    }
    onProgress(run);
  }
  return tally.row(runs);
};

async function apart(nodes: LinkedNodes, networks: TwoNetworks, seed: number, random: () => number): Promise<Pick<Found, 'recoveryMs'>> {
  const { county, township } = networks;
  const server = await NatsServer.start({ network: county });
  const started: NodeProcess[] = [];
  try {
    const start = async (order: Parameters<typeof NodeProcess.start>[0], within: readonly string[]): Promise<NodeProcess> => {
      const node = await NodeProcess.start(order, within);
      started.push(node);
      return node;
    };
    const { address } = server;
    const atCounty = await start({ ...nodes.countyOnDisk, address }, county.within);
    const [onDisk] = nodes.townshipsOnDisk;
    if (!onDisk) throw new Error('there is no township');
    const { ledger, ...lying } = onDisk;
    const atTownship = await start({ ...lying, address, work: { ledger, seed } }, township.within);
    for (let stretch = 1; stretch <= STRETCHES; stretch += 1) {
      await pause(random() * LONGEST_MS);
      networks.cut(random() < 0.5 ? 'county' : 'township');
      await pause(random() * LONGEST_MS);
      if (stretch === STRETCHES) await atTownship.does('lost');
      networks.mend();
    }
    const began = performance.now();
    await atTownship.does('stop');
    await Promise.all([atCounty.does('whole'), atTownship.does('whole')]);
    return { recoveryMs: performance.now() - began };
  } finally {
    for (const node of started) await node.kill();
    await server.dispose();
  }
}
