import type { Clock } from '@tongxin/eventing';
import { eventsFile, openLogReader } from '@tongxin/storage-sqlite';
import { NatsServer } from '@tongxin/testing';
import type { CountedFault } from './eventstoredb.js';
import { LinkedNodes } from './linked-nodes.js';
import { pause, until } from './nats-run.js';
import { NodeProcess } from './node-process.js';
import { hasSentAll, type Place } from './running-node.js';
import { randomFrom } from './workload.js';

const TOWNSHIPS = 3;
const BEGAN = '2026-01-15T01:00:00.000Z';
const STEP_MINUTES = 3;
const HOUR_MINUTES = 60;
/** A request to a county that was struck is given up and made anew so soon, in milliseconds. */
const PATIENCE_MS = 600;
/** The county is struck at most so long after it began to take in batches, in milliseconds. */
const LONGEST_MS = 20;
const KILLS = 3;

interface Setting {
  readonly server: NatsServer;
  readonly nodes: LinkedNodes;
  readonly place: Place;
  readonly random: () => number;
}

/** What befalls the county as it comes back. Resolves, when it may come back for good, with what does not hold. */
type Return = (setting: Setting) => Promise<readonly string[]>;

/**
 * The county's machine, with nats-server on it, is struck down; its townships work for an hour of their clocks, an activity and what comes with it each
 * few minutes; then it is back. Recovery is from its start until it has all there is, and they have what it says to that.
 */
export const countyDown = down(async () => []);

/** The same, and the county's machine is struck again, three times, as it takes in what they did, amid their batches. */
export const countyKilled = down(killedAmidBatches, PATIENCE_MS);

function down(onReturn: Return, patienceMs?: number): CountedFault {
  return async ({ runs, seed, onProgress }, tally) => {
    const random = randomFrom(seed);
    for (let run = 1; run <= runs; run += 1) {
      const server = await NatsServer.start();
      const clock = new HandClock();
      const place = { clock, address: server.address, ...(patienceMs !== undefined && { patienceMs }) };
      const townships = Array.from({ length: TOWNSHIPS }, () => place);
      const nodes = await LinkedNodes.open(place, townships, random);
      try {
        await activityEach(nodes);
        await nodes.whole();
        await Promise.all([server.kill(), nodes.stopCounty()]);
        for (let minutes = 0; minutes < HOUR_MINUTES; minutes += STEP_MINUTES) {
          await activityEach(nodes);
          clock.forward(STEP_MINUTES);
        }
        const began = performance.now();
        const problems = await onReturn({ server, nodes, place, random });
        await server.start();
        await nodes.startCounty(place);
        await nodes.whole();
        const recoveryMs = performance.now() - began;
        const found = await nodes.found();
        tally.add({ ...found, problems: [...problems, ...found.problems], recoveryMs, where: `run ${run} of seed ${seed}` });
      } finally {
        await nodes.close();
        await server.dispose();
      }
      onProgress(run);
    }
    return tally.row(runs);
  };
}

/** Each time when the county has taken in some of it since its last start, as long as there is more. */
async function killedAmidBatches({ server, nodes, place, random }: Setting): Promise<readonly string[]> {
  const { clock, ...reached } = place;
  const order = { ...nodes.countyOnDisk, ...reached, now: clock.now() };
  const reader = openLogReader(eventsFile(order.directory));
  let amid = 0;
  try {
    for (let isWhole = false; !isWhole && amid < KILLS;) {
      const before = await reader.head();
      await server.start();
      const county = await NodeProcess.start(order);
      try {
        await until(async () => (await haveSentAll(nodes)) || (await reader.head()) > before);
        await pause(random() * LONGEST_MS);
      } finally {
        await Promise.all([server.kill(), county.kill()]);
      }
      isWhole = await haveSentAll(nodes);
      if (!isWhole) amid += 1;
    }
  } finally {
    await reader.close();
  }
  return amid > 0 ? [] : ['the county had all at once: nothing was tried'];
}

async function haveSentAll({ townships }: LinkedNodes): Promise<boolean> {
  return (await Promise.all(townships.map(({ node }) => hasSentAll(node)))).every(Boolean);
}

async function activityEach({ townships }: LinkedNodes): Promise<void> {
  await Promise.all(townships.map(({ office }) => office.activity()));
}

/** Goes on when it is told to. */
class HandClock implements Clock {
  private instant = Date.parse(BEGAN);

  now(): string {
    return new Date(this.instant).toISOString();
  }

  forward(minutes: number): void {
    this.instant += minutes * 60_000;
  }
}
