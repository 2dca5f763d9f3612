import { Accounts, type NewAccount, type NodeKeys } from '@tongxin/access';
import type { Clock } from '@tongxin/eventing';
import { Environment, openKept, type NodeRecord } from '@tongxin/hosting';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { linkNode, linkOf } from '../link-nodes.js';
import type { OpenNode } from '../open-node.js';
import type { CountyProcesses } from './county-processes.js';
import type { Supports } from './supports.js';

/** Opens accounts where `members` will find them; before it starts, for it alone works there then. Those that are there stay as they are. */
export async function openAccounts(
  { record, directory, environment, clock }: { record: NodeRecord; directory: string; environment: NodeJS.ProcessEnv; clock: Clock },
  supports: Supports,
  wanted: readonly NewAccount[],
  password: string,
): Promise<void> {
  const folder = join(directory, 'members');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const kept = await openKept(Environment.of({ ...environment, ...supports.environment }), 'members', record, { directory: folder, clock });
  try {
    await openMissing(new Accounts(kept.records, clock), wanted, password);
  } finally {
    await kept.close();
  }
}

/** Opens those accounts that are not there yet. */
export async function openMissing(accounts: Accounts, wanted: readonly NewAccount[], password: string): Promise<void> {
  for (const account of wanted) if (!(await accounts.find(account.name))) await accounts.create(account, password);
}

/** Has a county know its townships and links them with it, each by the other's key. Said again, nothing happens. */
export async function joinTownships(
  county: { record: NodeRecord; keys: NodeKeys; processes: CountyProcesses },
  administrator: { account: string; password: string },
  townships: readonly OpenNode[],
): Promise<void> {
  const { record, keys, processes } = county;
  const members = processes.addressOf('members');
  const { token } = await post<{ token: string }>(members, '/api/session', { ...administrator, kind: 'token' });
  for (const township of townships) {
    const { id, name, superior } = township.record;
    await post(members, `/api/committees/${id}/establish-committee`, { name, superior }, token);
    await post(processes.addressOf('liaison'), `/api/links/${id}/link-node`, linkOf(township, 'SUBORDINATE'), token);
    await linkNode(township, { identity: record, keys }, 'SUPERIOR');
  }
}

async function post<Answer>(address: URL, path: string, body: object, token?: string): Promise<Answer> {
  const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const headers = { 'content-type': 'application/json', ...authorization };
  const response = await fetch(new URL(path, address), { method: 'POST', headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as Answer;
}
