import type { Clock } from '@tongxin/eventing';
import { NatsServer } from '@tongxin/testing';
import type { CountedFault } from './eventstoredb.js';
import { LinkedNodes } from './linked-nodes.js';
import { randomFrom } from './workload.js';

const TOWNSHIPS = 3;
const BEGAN = '2026-01-15T01:00:00.000Z';
const STEP_MINUTES = 3;
const HOUR_MINUTES = 60;

/**
 * The county's machine, with nats-server on it, is struck down; its townships work for an hour of their clocks, an activity and what comes with it each
 * few minutes; then it is back. Recovery is from its start until it has all there is, and they have what it says to that.
 */
export const countyDown: CountedFault = async ({ runs, seed, onProgress }, tally) => {
  const random = randomFrom(seed);
  for (let run = 1; run <= runs; run += 1) {
    const server = await NatsServer.start();
    const clock = new HandClock();
    const place = { clock, address: server.address };
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
      await server.start();
      await nodes.startCounty(place);
      await nodes.whole();
      const recoveryMs = performance.now() - began;
      tally.add({ ...(await nodes.found()), recoveryMs, where: `run ${run} of seed ${seed}` });
    } finally {
      await nodes.close();
      await server.dispose();
    }
    onProgress(run);
  }
  return tally.row(runs);
};

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
