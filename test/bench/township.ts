import type { Accounts } from '@tongxin/access';
import type { NodeRecord } from '@tongxin/hosting';
import type { HttpClient } from './http-client.js';
import { townshipCode } from './mix.js';

/** The township that is asked and started; its log is the first of the mix. */
export const TOWNSHIP: NodeRecord = { id: townshipCode(0), name: '第101镇政协工委', level: 'TOWN', superior: '990101' };

const CLERK = { account: 'clerk', password: 'a-password-for-the-bench' };

export const activityBody = JSON.stringify({
  type: 'TRAINING',
  title: '组织委员赴村组开展春耕备耕专题视察',
  on: '2023-03-14',
  place: '镇政府三楼会议室',
  plan: null,
  topics: ['春耕备耕'],
  outside: [],
});

export async function openAccount(accounts: Accounts): Promise<void> {
  await accounts.create({ name: CLERK.account, displayName: '干事', roles: ['clerk'] }, CLERK.password);
}

/** The token of the clerk's session; `prefix` is the path of the node. */
export async function signIn(client: HttpClient, prefix: string): Promise<string> {
  const answer = await client.granted('POST', `${prefix}/api/session`, { body: JSON.stringify({ ...CLERK, kind: 'token' }) });
  return (JSON.parse(answer) as { token: string }).token;
}
