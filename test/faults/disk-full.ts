import { NoRoom, systemClock } from '@tongxin/eventing';
import { listen } from '@tongxin/http';
import { LocalMessenger } from '@tongxin/messaging-local';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OpenNode } from '../../apps/node/src/open-node.js';
import type { CountedFault } from './eventstoredb.js';
import { compare, Ledger, readLedger } from './ledger.js';
import { idsOf, logProblems, vaultProblems, viewProblems } from './node-check.js';
import { RECORD } from './node-workload.js';
import { Office } from './office.js';
import { SmallDisk } from './small-disk.js';
import { randomFrom } from './workload.js';

const DISK_MEGABYTES = 64;
/** The disk is filled but for at most so many bytes, and then filled up by work. */
const MOST_LEFT = 2 * 1024 * 1024;
const REFUSALS = 20;
const ACCOUNT = { name: 'clerk', displayName: '干事', roles: ['clerk'] } as const;
const PASSWORD = 'spring-ploughing-2026';

/**
 * A node works on a small disk until there is no room, and goes on asking for a while; then there is room, and the same process goes on. Recovery is from
 * then until all that got no answer has been sent again and views and reactions have done with it.
 */
export const diskFull: CountedFault = async ({ runs, seed, onProgress }, tally) => {
  const random = randomFrom(seed);
  for (let run = 1; run <= runs; run += 1) {
    const disk = SmallDisk.make(DISK_MEGABYTES);
    const beside = mkdtempSync(join(tmpdir(), 'tongxin-disk-full-'));
    const file = join(beside, 'ledger');
    const node = await open(join(disk.folder, 'data'));
    try {
      const office = (): Office => new Office(node, { random, ledger: new Ledger(file), commands: Infinity });
      await office().admitMembers();
      const ask = await overHttp(node);
      disk.fill(random() * MOST_LEFT);
      await untilRefused(office());
      const problems = await ask.refused();
      disk.free();
      const began = performance.now();
      await office().resume();
      await office().activity();
      await node.engines.settle();
      const recoveryMs = performance.now() - began;
      problems.push(...(await ask.granted()), ...(await logProblems(node)), ...(await viewProblems(node)), ...(await vaultProblems(node)));
      const { acknowledged, open: unanswered } = readLedger(readFileSync(file, 'utf8'));
      problems.push(...unanswered.map(({ id }) => `${id} got no answer when there was room again`));
      const outcome = { ...compare(acknowledged, await idsOf(node)), acknowledged: acknowledged.size, problems, recoveryMs };
      tally.add({ ...outcome, where: `run ${run} of seed ${seed}` });
      await ask.close();
    } finally {
      await node.close();
      disk.remove();
      rmSync(beside, { recursive: true });
    }
    onProgress(run);
  }
  return tally.row(runs);
};

async function open(directory: string): Promise<OpenNode> {
  // Views, notary and reactions are told that there is no room, and try again.
  const onError = (): void => undefined;
  const node = await OpenNode.open(RECORD, directory, { clock: systemClock, messenger: new LocalMessenger(), hints: [], onError });
  await node.start();
  return node;
}

/** What gets no answer stays open in the ledger. @throws what is no refusal for want of room. */
async function untilRefused(office: Office): Promise<void> {
  for (let refusals = 0; refusals < REFUSALS;) {
    try {
      await office.activity();
    } catch (error) {
      if (!(error instanceof NoRoom)) throw error;
      refusals += 1;
    }
  }
}

/** A clerk who asks over HTTP. */
async function overHttp(node: OpenNode): Promise<{ refused(): Promise<string[]>; granted(): Promise<string[]>; close(): Promise<void> }> {
  await node.accounts.create(ACCOUNT, PASSWORD);
  const server = await listen(node.http, { port: 0 });
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`;
  const key = randomUUID();
  const post = async (path: string, body: object, headers: Readonly<Record<string, string>> = {}): Promise<[number, { code?: string }]> => {
    const asked = { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) };
    const response = await fetch(`${base}/${path}`, asked);
    return [response.status, (await response.json()) as { code?: string }];
  };
  const [, session] = (await post('session', { account: ACCOUNT.name, password: PASSWORD, kind: 'token' })) as [number, { token?: string }];
  const headers = { authorization: `Bearer ${session.token ?? ''}`, 'idempotency-key': key };
  const body = { type: 'FIELD_SURVEY', title: '查看水渠', on: '2026-01-16', place: null, plan: null, topics: [], outside: [] };
  const expecting = async (status: number, code?: string): Promise<string[]> => {
    const [got, answer] = await post('activities/schedule-activity', body, headers);
    return got === status && answer.code === code ? [] : [`over HTTP: ${got} ${answer.code ?? ''} instead of ${status} ${code ?? ''}`];
  };
  return {
    refused: () => expecting(507, 'storage.no-room'),
    granted: () => expecting(201),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
