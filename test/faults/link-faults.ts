import { systemClock, type Clock } from '@tongxin/eventing';
import { NatsServer } from '@tongxin/testing';
import type { CountedFault } from './eventstoredb.js';
import { LinkedNodes } from './linked-nodes.js';
import { NatsProxy, type LineFault } from './nats-proxy.js';
import { pause } from './nats-run.js';
import { randomFrom } from './workload.js';

/** A county and a township that reaches it over a line that can be spoilt, by a clock that can be wrong. */
interface Setting {
  readonly nodes: LinkedNodes;
  readonly proxy: NatsProxy;
  readonly clock: OwnClock;
  readonly random: () => number;
}

/** Does harm while the township works. Resolves, when all is in order again, with what does not hold. */
type Strike = (setting: Setting) => Promise<readonly string[]>;

/** Answers are waited for so long here, so that requests are given up and made anew many times in a run. */
const PATIENCE_MS = 600;
/** What is held back comes in time or when nobody waits for it any more. */
const LONGEST_MS = 2 * PATIENCE_MS;
const STRETCHES = 6;
/** As deploy/nats has it. */
const PINGS = 'ping_interval: "10s"\nping_max: 2\n';
const RUNS = 5;
const TEN_MINUTES_MS = 600_000;

/** What can befall the line between a township and its county, and the township's clock. */
export const linkFaults: Readonly<Record<string, { readonly description: string; readonly fault: CountedFault; readonly runs: number }>> = {
  'link-cut': { description: 'cuts the line between a township and its county time and again', fault: met(cutAndJoined), runs: RUNS },
  'link-slow': { description: 'lets a township reach its county over a slow line only', fault: met(spoilt('slow')), runs: RUNS },
  'link-half-open': { description: 'has the line of a township take everything and carry nothing', fault: met(halfOpen), runs: RUNS },
  'link-reordering': {
    description: 'has messages between a township and its county overtake each other',
    fault: met(spoilt('reordering')),
    runs: RUNS,
  },
  'link-duplicating': {
    description: 'has messages between a township and its county come twice',
    fault: met(spoilt('duplicating')),
    runs: RUNS,
  },
  'clock-ahead': {
    description: "has a township's clock ten minutes ahead, then put right",
    fault: met(wrongClock(TEN_MINUTES_MS)),
    runs: RUNS,
  },
  'clock-behind': {
    description: "has a township's clock ten minutes behind, then put right",
    fault: met(wrongClock(-TEN_MINUTES_MS)),
    runs: RUNS,
  },
};

/** The same for each: the harm is done amid work; recovery is from its end until the county has all there is. */
function met(strike: Strike): CountedFault {
  return async ({ runs, seed, onProgress }, tally) => {
    const random = randomFrom(seed);
    for (let run = 1; run <= runs; run += 1) {
      const server = await NatsServer.start({ config: PINGS });
      const proxy = await NatsProxy.open(server.address, { random, longestMs: LONGEST_MS });
      const clock = new OwnClock();
      const county = { clock: systemClock, address: server.address, patienceMs: PATIENCE_MS };
      const nodes = await LinkedNodes.open(county, [{ ...county, clock, address: proxy.address }], random);
      try {
        const stop = nodes.work();
        const problems = await strike({ nodes, proxy, clock, random });
        const began = performance.now();
        await stop();
        await nodes.whole();
        const recoveryMs = performance.now() - began;
        await proxy.quiet();
        const found = await nodes.found();
        tally.add({ ...found, problems: [...problems, ...found.problems], recoveryMs, where: `run ${run} of seed ${seed}` });
      } finally {
        await nodes.close();
        await proxy.close();
        await server.dispose();
      }
      onProgress(run);
    }
    return tally.row(runs);
  };
}

async function cutAndJoined({ proxy, random }: Setting): Promise<readonly string[]> {
  for (let stretch = 0; stretch < STRETCHES; stretch += 1) {
    await pause(random() * LONGEST_MS);
    proxy.spoil('cut');
    await pause(random() * LONGEST_MS);
    proxy.mend();
  }
  return [];
}

/**
 * The line is in order again for whoever connects anew; that the old connection is dead the township has to find out by itself, and so has nats-server.
 * Meanwhile the county asks a subscription that is dead, and goes on asking.
 */
async function halfOpen({ nodes, proxy, random }: Setting): Promise<readonly string[]> {
  await pause(random() * LONGEST_MS);
  proxy.spoil('half-open');
  await nodes.tellInVain();
  await pause(LONGEST_MS);
  proxy.mend();
  return [];
}

function spoilt(fault: LineFault): Strike {
  return async ({ proxy, random }) => {
    await pause(random() * LONGEST_MS);
    proxy.spoil(fault);
    await pause(STRETCHES * PATIENCE_MS);
    proxy.mend();
    await proxy.quiet();
    return proxy.spoilt === 0 ? ['no message was touched: nothing was tried'] : [];
  };
}

/** Time goes on wrongly for a while, then jumps to what it is. */
function wrongClock(offMs: number): Strike {
  return async ({ clock, random }) => {
    clock.offMs = offMs;
    await pause(LONGEST_MS + random() * LONGEST_MS);
    clock.offMs = 0;
    await pause(LONGEST_MS);
    return [];
  };
}

/** The township's: so far off the time that it is. */
class OwnClock implements Clock {
  offMs = 0;

  now(): string {
    return new Date(Date.parse(systemClock.now()) + this.offMs).toISOString();
  }
}
