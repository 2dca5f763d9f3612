import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Appended, EventStore, SealedEvent } from '@tongxin/eventing';
import { NoAnswer, openEventStoreDb } from '@tongxin/storage-eventstoredb';
import { openViews } from '@tongxin/storage-sqlite';
import { DoubleProcess } from './double-process.js';
import { compare, Ledger, readLedger } from './ledger.js';
import { chainProblems, parsed, readAll, viewProblems } from './store-check.js';
import { followLog, Writer } from './store-workload.js';
import { generations } from './store-views.js';
import type { FaultRow, Outcome, Tally } from './tally.js';
import { randomFrom } from './workload.js';

export interface Counted {
  readonly runs: number;
  readonly seed: number;
  readonly onProgress: (run: number) => void;
}

/** A fault that is met so many times. */
export type CountedFault = (counted: Counted, tally: Tally) => Promise<FaultRow>;

const WRITERS = 8;
/** A log lives through this many kills, so that recoveries build on recoveries; then comes a new one. */
const KILLS_PER_LOG = 10;
/** A kill comes at most so long after the writers began, in milliseconds. */
const LONGEST_LIFE = 300;

type Round = (setting: Setting, random: () => number) => Promise<Omit<Outcome, 'acknowledged' | 'where'>>;

/** What the rounds on one log share. */
interface Setting {
  readonly folder: string;
  readonly server: DoubleProcess;
  /** The store of the writers. */
  readonly events: EventStore;
  readonly ledger: Ledger;
}

/** Kills the server while writers append. They notice nothing but a pause; afterwards log, chains and views are read by who was not there. */
const killsAmidAppends: CountedFault = (kills, tally) => rounds(kills, tally, appendRound);

/**
 * Kills the server while another process follows the log. It must be told by its subscription alone how far the log reaches, and what it reads
 * from its own checkpoint on is everything once.
 */
const killsAmidSubscription: CountedFault = (kills, tally) => rounds(kills, tally, subscriptionRound);

/** The faults of the event store's server, by name. */
export const eventStoreFaults: Readonly<Record<string, { readonly description: string; readonly fault: CountedFault }>> = {
  'eventstoredb-append': { description: 'kills the EventStoreDB double while writers append', fault: killsAmidAppends },
  'eventstoredb-subscription': {
    description: 'kills the EventStoreDB double while another process follows it',
    fault: killsAmidSubscription,
  },
};

async function rounds({ runs, seed, onProgress }: Counted, tally: Tally, round: Round): Promise<FaultRow> {
  const random = randomFrom(seed);
  for (let run = 0; run < runs;) {
    const folder = mkdtempSync(join(tmpdir(), 'tongxin-eventstoredb-'));
    const server = new DoubleProcess(join(folder, 'log'));
    try {
      await server.start();
      const { events, close } = await openEventStoreDb({ url: server.url });
      const setting = { folder, server, events, ledger: new Ledger(join(folder, 'ledger')) };
      let acknowledged = 0;
      for (let kill = 0; kill < KILLS_PER_LOG && run < runs; kill += 1) {
        run += 1;
        const found = await round(setting, random);
        const { size } = acknowledgedIn(setting);
        tally.add({ ...found, acknowledged: size - acknowledged, where: `run ${run} of seed ${seed}` });
        acknowledged = size;
        onProgress(run);
      }
      await close();
    } finally {
      await server.kill();
    }
    if (tally.failed) process.stderr.write(`kept for inspection: ${folder}\n`);
    else rmSync(folder, { recursive: true });
  }
  return tally.row(runs);
}

async function appendRound(setting: Setting, random: () => number): ReturnType<Round> {
  const { server, folder } = setting;
  const recoveryMs = await writeThroughKill(setting, random);
  const reader = (await openEventStoreDb({ url: server.url })).events;
  const views = openViews(join(folder, 'views'));
  try {
    const records = await readAll({ events: reader });
    const log = records.map(parsed);
    const problems = [...chainProblems(records), ...(await viewProblems({ events: reader, views }, log))];
    const found = compare(
      acknowledgedIn(setting),
      log.map(({ id }) => id),
    );
    return { ...found, problems, recoveryMs };
  } finally {
    await Promise.all([reader.close(), views.close()]);
  }
}

async function subscriptionRound(setting: Setting, random: () => number): ReturnType<Round> {
  const follower = (await openEventStoreDb({ url: setting.server.url })).events;
  const seen: string[] = [];
  let position = 0;
  let wake: () => void = () => undefined;
  follower.onAppended((head) => {
    told = Math.max(told, head);
    wake();
  });
  let told = await follower.head();
  const catchUp = async (): Promise<void> => {
    while (position < told) {
      const page = await follower.readLog(position, { limit: 200 });
      seen.push(...page.events.map(({ id }) => id));
      position = page.position;
    }
  };
  await catchUp();
  const recoveryMs = await writeThroughKill(setting, random);
  const head = await setting.events.head();
  while (position < head) {
    if (position >= told) await new Promise<void>((resolve) => (wake = resolve));
    await catchUp();
  }
  await follower.close();
  return { ...compare(acknowledgedIn(setting), seen), problems: [], recoveryMs };
}

/** Lets writers write, kills the server amid that and starts it again; answers how long it was until an append was acknowledged again. */
async function writeThroughKill({ server, events, ledger, folder }: Setting, random: () => number): Promise<number> {
  let answered: () => void = () => undefined;
  const append = async (stream: string, expected: number, sealed: readonly SealedEvent[]): Promise<Appended> => {
    const appended = await untilAnswered(() => events.append(stream, expected, sealed));
    answered();
    return appended;
  };
  const views = openViews(join(folder, 'views'));
  const stopFollowing = generations.map((generation) => followLog({ events, views }, generation));
  const writer = new Writer({ random, ledger, commands: Infinity }, { events: { append, read: (...asked) => events.read(...asked) } });
  const writing = Promise.all(Array.from({ length: WRITERS }, (_, number) => writer.write(number)));
  await Promise.race([writing, new Promise((resolve) => setTimeout(resolve, random() * LONGEST_LIFE))]);
  await server.kill();
  const start = performance.now();
  const again = new Promise<void>((resolve) => (answered = resolve));
  await server.start();
  await Promise.race([writing, again]);
  const recoveryMs = performance.now() - start;
  writer.stop();
  await writing;
  for (const stop of stopFollowing) await stop();
  await views.close();
  return recoveryMs;
}

/** As who sends a command again that got no answer. */
async function untilAnswered(append: () => Promise<Appended>): Promise<Appended> {
  for (;;) {
    try {
      return await append();
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
    }
  }
}

function acknowledgedIn({ ledger }: Setting): ReadonlySet<string> {
  return readLedger(readFileSync(ledger.file, 'utf8')).acknowledged;
}
