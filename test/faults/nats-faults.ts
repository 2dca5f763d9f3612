import { jetstreamManager } from '@nats-io/jetstream';
import { systemClock, type RecordedEvent } from '@tongxin/eventing';
import { JetStreamServer } from '@tongxin/messaging-nats';
import { compare } from './ledger.js';
import { COUNTY, NODE, NatsRun, pause, until } from './nats-run.js';
import type { FaultRow, Tally } from './tally.js';
import { randomFrom } from './workload.js';

/** What a fault left behind: all that reached the follower, what does not hold, and how long it took until it was whole. */
interface Struck {
  readonly ids: readonly string[];
  readonly problems: readonly string[];
  readonly recoveryMs: number;
}

interface NatsFault {
  readonly description: string;
  readonly strike: (run: NatsRun) => Promise<Struck>;
}

const NEVER = 3_600_000;
/** As services have it. */
const SWEEP_MS = 1_000;
/** Something is struck at most so long after the writing began, in milliseconds. */
const LONGEST = 250;
const LOOKS = 80;

/** What can befall a node's log on its way over NATS. */
export const natsFaults: Readonly<Record<string, NatsFault>> = {
  'nats-killed': { description: 'kills nats-server and wipes its store while a node publishes and a process follows', strike: natsKilled },
  'two-publishers': { description: 'lets two publishers put the same log on JetStream at once', strike: twoPublishers },
  'poisoned-event': { description: 'gives a consumer an event that it cannot deal with', strike: poisonedEvent },
};

export async function natsFault(
  name: string,
  { runs, seed, onProgress }: { runs: number; seed: number; onProgress: (run: number) => void },
  tally: Tally,
): Promise<FaultRow> {
  const fault = natsFaults[name];
  if (!fault) throw new Error(`no fault ${name}`);
  const random = randomFrom(seed);
  for (let at = 1; at <= runs; at += 1) {
    const run = await NatsRun.open(random);
    try {
      const { ids, problems, recoveryMs } = await fault.strike(run);
      const acknowledged = run.acknowledged();
      const outcome = { ...compare(acknowledged, ids), problems, recoveryMs, acknowledged: acknowledged.size };
      tally.add({ ...outcome, where: `run ${at} of seed ${seed}` });
    } finally {
      await run.close();
    }
    onProgress(at);
  }
  return tally.row(runs);
}

/** Recovery: from the server's new start until the follower has all that was written, and the log is on JetStream again. */
async function natsKilled(run: NatsRun): Promise<Struck> {
  const [publisher, follower] = [await run.publisher(), await run.follow(SWEEP_MS)];
  const stop = run.write();
  await pause(run.random() * LONGEST);
  await run.server.kill();
  run.server.wipe();
  await pause(run.random() * LONGEST);
  const began = performance.now();
  await run.server.start();
  await until(() => publisher.state().leads);
  await pause(run.random() * LONGEST);
  await stop();
  const head = await run.stores.events.head();
  await follower.reached(head);
  await until(() => publisher.state().position === head);
  const recoveryMs = performance.now() - began;
  return { ids: follower.ids, problems: follower.problems(await run.log()), recoveryMs };
}

/** The word of the lease is struck out time and again, so that another takes it while the first believes to hold it. */
async function twoPublishers(run: NatsRun): Promise<Struck> {
  const publishers = [await run.publisher(), await run.publisher()];
  const follower = await run.follow(NEVER);
  const { streams } = await jetstreamManager(await (await run.line()).connected());
  await until(() => publishers.some((one) => one.state().leads));
  const stop = run.write();
  let together = 0;
  for (let times = 0; times < 5; times += 1) {
    await streams.purge(`lease-${COUNTY}-${NODE}`);
    if (await isSoon(() => publishers.every((one) => one.state().leads))) together += 1;
    await pause(run.random() * LONGEST);
  }
  const began = performance.now();
  await stop();
  const head = await run.stores.events.head();
  await follower.reached(head);
  await until(() => publishers.some((one) => one.state().position === head));
  const recoveryMs = performance.now() - began;
  const problems = together === 0 ? ['the publishers never led at the same time: nothing was tried'] : [];
  return { ids: follower.ids, problems: [...problems, ...follower.problems(await run.log())], recoveryMs };
}

/** Recovery: from the mending of the handler until what was parked has been dealt with. Each stream must have been dealt with in its order. */
async function poisonedEvent(run: NatsRun): Promise<Struck> {
  await run.publisher();
  const dealt: RecordedEvent[] = [];
  let poison: string | undefined;
  const { events: store, records } = run.stores;
  const server = new JetStreamServer(
    {
      ...{ line: await run.line(), county: COUNTY, node: NODE, consumer: 'fault', store, records, now: () => systemClock.now() },
      onError: (error) => run.told.push(error),
    },
    { attempts: 3, firstPauseMs: 1 },
  );
  const handle = async (event: RecordedEvent): Promise<void> => {
    if (dealt.length > run.random() * 200) poison ??= event.stream;
    if (event.stream === poison) throw new Error('cannot be dealt with');
    dealt.push(event);
  };
  for (const category of ['faultCase', 'faultRace']) server.addHandler(category, handle, true);
  await server.listen(() => undefined);
  try {
    const stop = run.write();
    await until(async () => (await server.parked()).length > 0);
    await pause(run.random() * LONGEST);
    await stop();
    const log = await run.log();
    const whole = async (): Promise<boolean> => dealt.length + (await server.parked()).length >= log.length;
    await until(whole);
    const parked = await server.parked();
    const began = performance.now();
    const stream = poison ?? '';
    poison = '';
    await server.retry(stream);
    const recoveryMs = performance.now() - began;
    return { ids: dealt.map(({ id }) => id), problems: [...strangers(parked, stream), ...disorder(dealt)], recoveryMs };
  } finally {
    await server.close();
  }
}

/** Looks for a while; false when it did not come. */
async function isSoon(holds: () => boolean): Promise<boolean> {
  for (let look = 0; look < LOOKS && !holds(); look += 1) await pause(5);
  return holds();
}

function strangers(parked: readonly { readonly stream: string }[], stream: string): string[] {
  return parked.filter((one) => one.stream !== stream).map((one) => `${one.stream} was parked as well`);
}

function disorder(dealt: readonly RecordedEvent[]): string[] {
  const next = new Map<string, number>();
  const problems: string[] = [];
  for (const { stream, revision } of dealt) {
    if (revision !== (next.get(stream) ?? 0)) problems.push(`${stream}@${revision} came out of order`);
    next.set(stream, revision + 1);
  }
  return problems;
}
