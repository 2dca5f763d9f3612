import { actorOf } from '@tongxin/access';
import { streamOf } from '@tongxin/eventing';
import { commandIdOf, type CommandAnswer } from '@tongxin/runtime';
import { randomUUID } from 'node:crypto';
import { members } from '../../apps/members/src/members.module.js';
import type { CountedFault } from './eventstoredb.js';
import { compare } from './ledger.js';
import { CLERK, MembersProcess, RECORD } from './members-process.js';
import { profileIn } from './office.js';
import { chainProblems, parsed, readAll } from './store-check.js';
import { Supports } from './supports.js';
import { randomFrom } from './workload.js';

/** The store's answer comes so late to a service that is to be struck before it has it. */
const LATE_MS = 25;
const FIRST_MEMBER = 20_000;

interface Setting {
  readonly service: MembersProcess;
  readonly supports: Supports;
  readonly random: () => number;
}

interface Killed {
  /** Ids of the events that its command recorded. */
  readonly ids: readonly string[];
  readonly problems: readonly string[];
  readonly recoveryMs: number;
}

/**
 * Kills a service that serves HTTP once its event stands in the store and before its answer has gone out: half of the times before it has the store's
 * answer itself. The same request to its next life gets the answer that the first would have had. A kill that came after the answer is another kill, not counted.
 */
export const serviceKilled: CountedFault = async ({ runs, seed, onProgress }, tally) => {
  const supports = await Supports.open();
  const { folder, eventStore, nats, store } = supports;
  const service = await MembersProcess.prepare(folder, { eventStore, nats: nats.address });
  const setting = { service, supports, random: randomFrom(seed) };
  const acknowledged = new Set<string>();
  try {
    await service.start();
    let member = FIRST_MEMBER;
    for (let run = 1; run <= runs;) {
      const killed = await killOnce(setting, ++member);
      for (const id of killed.ids) acknowledged.add(id);
      tally.add({ ...killed, acknowledged: killed.ids.length, lost: [], doubled: [], where: `run ${run} of seed ${seed}` });
      if (!killed.answeredBefore) onProgress(run++);
    }
    await service.kill();
    const records = await readAll({ events: store });
    const found = compare(
      acknowledged,
      records.map((record) => parsed(record).id),
    );
    const declared = members.views.map(({ view }) => view);
    const problems = [...chainProblems(records), ...(await supports.viewProblems(declared, service.directory))];
    tally.add({ ...found, problems, acknowledged: 0, recoveryMs: 0, where: `after all runs of seed ${seed}` });
  } finally {
    await service.kill();
    await supports.close();
  }
  return tally.row(runs);
};

async function killOnce({ service, supports, random }: Setting, number: number): Promise<Killed & { answeredBefore: boolean }> {
  const { store, storeLine } = supports;
  const [id, key] = [String(number), randomUUID()];
  const path = `members/${id}/admit-member`;
  const body = profileIn(RECORD.id);
  storeLine.lateMs = random() < 0.5 ? LATE_MS : 0;
  const stored = nextAppend(store);
  const first = service.command(path, key, body).catch(() => undefined);
  const refused = first.then((got) => {
    if (got && got.status !== 200) throw new Error(`the command was answered ${got.status} ${JSON.stringify(got.answer)}`);
    return stored;
  });
  await Promise.race([stored, refused]);
  await service.kill();
  const before = await first;
  storeLine.lateMs = 0;
  const began = performance.now();
  await service.start();
  const again = await service.command(path, key, body);
  const recoveryMs = performance.now() - began;
  const third = await service.command(path, key, body);
  const events = await store.read(streamOf('member', RECORD.id, id));
  const [last] = events.slice(-1);
  const expected = { id, stream: last?.stream, revision: last?.revision, position: last?.position, events: events.map(({ type }) => type) };
  const commandId = commandIdOf('http', actorOf({ account: CLERK, node: RECORD.id, roles: [] }), key);
  const problems = [
    ...(events.length > 0 && events.every(({ metadata }) => metadata.commandId === commandId)
      ? []
      : [`${id} is not what one command recorded`]),
    ...[before, again, third].flatMap((got) => (got ? answerProblems(got, expected as CommandAnswer) : [])),
    ...(third.replayed ? [] : [`${id}: the answer was not kept`]),
  ];
  return { ids: events.map((event) => event.id), problems, recoveryMs, answeredBefore: before !== undefined };
}

function nextAppend(store: Supports['store']): Promise<void> {
  return new Promise((resolve) => {
    const stop = store.onAppended(() => {
      stop();
      resolve();
    });
  });
}

function answerProblems({ status, answer }: { status: number; answer: unknown }, expected: CommandAnswer): string[] {
  const isFirst =
    status === 200 && JSON.stringify(Object.entries(answer as object).sort()) === JSON.stringify(Object.entries(expected).sort());
  return isFirst ? [] : [`${expected.id} was answered ${status} ${JSON.stringify(answer)}, recorded is ${JSON.stringify(expected)}`];
}
