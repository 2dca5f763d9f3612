import { Accounts, NodeKeys } from '@tongxin/access';
import { systemClock } from '@tongxin/eventing';
import { Environment, openKept, type NodeRecord } from '@tongxin/hosting';
import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { killed } from './killed.js';
import { said } from './said.js';

export const RECORD: NodeRecord = { id: '990101101', name: '清河镇政协工委', level: 'TOWN', superior: null };
export const CLERK = 'clerk';
const PASSWORD = 'spring-ploughing-2026';
const SERVES = /serves: (http:\/\/localhost:\d+)$/;
const program = fileURLToPath(new URL('../../apps/members/src/main.js', import.meta.url));

/** The members service as its own program runs it, alone: to be killed and started again on the same files and port. */
export class MembersProcess {
  private child: ChildProcess | undefined;
  private url = '';
  private token = '';

  private constructor(
    readonly directory: string,
    private readonly environment: NodeJS.ProcessEnv,
  ) {}

  static async prepare(folder: string, supports: { readonly eventStore: string; readonly nats: string }): Promise<MembersProcess> {
    const data = join(folder, 'members');
    mkdirSync(data, { recursive: true });
    await NodeKeys.open(folder);
    const [key, secret] = [join(folder, 'keys', 'node.pem'), join(folder, 'service.secret')];
    writeFileSync(secret, randomUUID());
    const environment = {
      ...process.env,
      ...{ EVENTSTORE_URL: supports.eventStore, NATS_URL: `nats://${supports.nats}`, VIEW_STORE: 'sqlite' },
      ...{ NODE_ID: RECORD.id, NODE_NAME: RECORD.name, NODE_LEVEL: RECORD.level, NODE_KEY_FILE: key, SERVICE_SECRET_FILE: secret },
      ...{ TONGXIN_DATA: data, PORT: '0', NODE_COMPILE_CACHE: join(folder, 'compiled') },
    };
    const kept = await openKept(Environment.of(environment), 'members', RECORD, { directory: data, clock: systemClock });
    await new Accounts(kept.records, systemClock).create({ name: CLERK, displayName: CLERK, roles: ['clerk', 'township-lead'] }, PASSWORD);
    await kept.close();
    return new MembersProcess(data, environment);
  }

  /** Resolves once it serves. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, [program], { env: this.environment, stdio: ['ignore', 'pipe', 'inherit'] });
    this.child = child;
    this.url = (await said(child, SERVES, 'the service'))[1] ?? '';
    if (this.token === '') this.token = await this.signIn();
  }

  kill(): Promise<void> {
    return killed(this.child);
  }

  /** A clerk's command. @throws when no answer comes. */
  async command(path: string, key: string, body: object): Promise<{ status: number; replayed: boolean; answer: unknown }> {
    const response = await this.post(path, body, { 'idempotency-key': key, authorization: `Bearer ${this.token}` });
    return { status: response.status, replayed: response.headers.get('idempotency-replayed') === 'true', answer: await response.json() };
  }

  private async signIn(): Promise<string> {
    const response = await this.post('session', { account: CLERK, password: PASSWORD, kind: 'token' }, {});
    return ((await response.json()) as { token: string }).token;
  }

  private post(path: string, body: object, headers: Readonly<Record<string, string>>): Promise<Response> {
    return fetch(`${this.url}/api/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  }
}
