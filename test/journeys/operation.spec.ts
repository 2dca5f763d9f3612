import { commandSubject } from '@tongxin/hosting';
import { listen } from '@tongxin/http';
import { LocalMessenger } from '@tongxin/messaging-local';
import { Log, Telemetry } from '@tongxin/telemetry';
import { mkdtemp, rm } from 'node:fs/promises';
import { once } from 'node:events';
import { get, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as liaison from '../../apps/liaison/src/examples.js';
import { foundCommittee } from '../../apps/node/src/found-committee.js';
import { Program } from '../../apps/node/src/program.js';
import { SAMPLE_PASSWORD } from '../../apps/node/src/sample/sample-accounts.js';
import { webApplication } from '../../apps/node/src/web-server.js';
import { foundIn } from './leaks.js';
import { signIn } from './sample-program.js';

// What a program tells of itself while people work with it: its log, its numbers, its health, and one trace from a request to what followed from it.

jest.setTimeout(120_000);

const COUNTY = '990101';
const TOWNSHIP = '990101101';
const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const CORRELATION = '4bf92f35-77b3-4da6-a3ce-929d0e0e4736';
const TOKEN = 'a-token-for-the-collector';
const resident = {
  name: '欧阳沁蕊',
  phone: '13971500137',
  idNumber: '99010119770311204X',
  address: '望溪村樟树湾7号',
  text: '屋后挡墙开裂渗水',
};
const demand = { ...resident, category: 'HOUSING', channel: 'RECEPTION', on: '2026-05-12' };

/** A line between the nodes that can be cut. */
class CutLine extends LocalMessenger {
  cut = false;

  override async request<Answer>(subject: string, request: unknown): Promise<Answer> {
    if (this.cut) throw new Error(`no route to ${resident.name}`);
    return super.request<Answer>(subject, request);
  }
}

const line = new CutLine();
let directory: string;
let program: Program;
let server: Server;
let url: string;
const lines: string[] = [];
const tokens: string[] = [];

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'tongxin-operation-'));
  const telemetry = new Telemetry(new Log({ format: 'json', level: 'debug' }, { write: (line) => void lines.push(line) }));
  program = await Program.open(directory, {
    telemetry,
    messenger: line,
    clock: { now: () => '2026-05-12T02:00:00.000Z' },
    onError: (error) => telemetry.log.failed(error),
  });
  const records = [
    { id: COUNTY, name: '南溪县政协', level: 'COUNTY', superior: null },
    { id: TOWNSHIP, name: '清河镇政协工委', level: 'TOWN', superior: COUNTY },
  ] as const;
  await program.found(records);
  for (const record of records) await foundCommittee(program, record);
  for (const [node, name, role] of [[COUNTY, 'office', 'county-office'] as const, [TOWNSHIP, 'clerk', 'clerk'] as const])
    await program.only(node).accounts.create({ name, displayName: '欧阳沁蕊', roles: [role] }, SAMPLE_PASSWORD);
  server = await listen(webApplication(program, { metrics: telemetry.metrics, token: TOKEN }), { port: 0 });
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
  await program.close();
  await rm(directory, { recursive: true, force: true });
});

async function ask(who: string, path: string, body: unknown, headers: Record<string, string> = {}) {
  const [account = '', node = ''] = who.split('@');
  const token = await signIn(url, node, account);
  tokens.push(token);
  const response = await fetch(`${url}/n/${node}/api/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, headers: response.headers, json: (await response.json()) as { id: string; stream: string } };
}

async function metrics(): Promise<string> {
  const response = await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${TOKEN}` } });
  expect(response.status).toBe(200);
  return response.text();
}

describe('the log', () => {
  it('holds nothing of what people typed, whatever they typed and wherever they typed it', async () => {
    const received = await ask(`clerk@${TOWNSHIP}`, 'resident-demands/receive-demand', demand);
    await ask(`clerk@${TOWNSHIP}`, 'resident-demands/receive-demand', `{"name": ${resident.name}, "phone": ${resident.phone}}`);
    await ask(`clerk@${TOWNSHIP}`, 'resident-demands/receive-demand', { ...demand, [resident.name]: resident.phone });
    await ask(`clerk@${TOWNSHIP}`, `resident-demands/${encodeURIComponent(resident.name)}/assign-demand`, { account: resident.name });
    await ask(`clerk@${TOWNSHIP}`, `resident-demands/${received.json.id}/reveal?for=${resident.phone}`, {
      purpose: 'CONTACT',
      fields: Object.keys(resident),
    });
    await fetch(`${url}/n/${TOWNSHIP}/api/${encodeURIComponent(resident.name)}?phone=${resident.phone}`);
    await fetch(`${url}/n/${TOWNSHIP}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ account: resident.phone, password: 'not-the-password' }),
    });
    program.only(TOWNSHIP).engines.ports.onError(new Error(`no row for "${resident.name}" at ${resident.phone}`));
    expect(lines.length).toBeGreaterThan(10);
    expect(lines.filter((line) => !line.startsWith('{') || !line.endsWith('}\n'))).toEqual([]);
    expect(foundIn(lines.join(''), [...Object.values(resident), ...tokens, SAMPLE_PASSWORD, 'not-the-password'])).toEqual([]);
    expect(foundIn(await metrics(), [...Object.values(resident), ...tokens])).toEqual([]);
  });
});

describe('the numbers', () => {
  it('tell who was invited and has not come', async () => {
    const invited = { node: '990101201', name: '云岭乡政协工委', nkey: 'U…', expiresAt: '9999-12-31T00:00:00.000Z' };
    await program.only(COUNTY).engines.invitations.invite(invited);
    expect(await metrics()).toContain(`tongxin_township_joined{node="${COUNTY}",peer="${invited.node}"} 0\n`);
  });

  it('are without a token for programs on this machine that come by no proxy', async () => {
    const open = await listen(
      webApplication(program, { metrics: new Telemetry(new Log({ format: 'json', level: 'error' }, process.stderr)).metrics }),
      {
        port: 0,
      },
    );
    const { port } = open.address() as AddressInfo;
    const statusWith = (headers: Record<string, string>) =>
      new Promise<number | undefined>((resolve) =>
        get({ port, path: '/metrics', headers, agent: false }, ({ statusCode }) => resolve(statusCode)),
      );
    expect(await statusWith({})).toBe(200);
    expect(await statusWith({ 'x-forwarded-for': '10.0.0.8' })).toBe(403);
    open.closeAllConnections();
    open.close();
    await once(open, 'close');
  });
});

describe('a trace of a message', () => {
  it('runs to the event that the message caused', async () => {
    const command = 'directives/issue-directive';
    const token = await signIn(url, COUNTY, 'office');
    const body = { ...liaison.issueDirective, kind: 'plan', period: '2027', to: [TOWNSHIP] };
    const message = { token, command, body, traceparent: `00-${TRACE}-b7ad6b7169203331-01` };
    const { stream } = await line.request<{ stream: string }>(commandSubject(COUNTY, command), message);
    const [issued] = await program.only(COUNTY).stores.events.read(stream);
    expect(issued?.metadata.correlationId).toBe(CORRELATION);
  });
});

describe('health', () => {
  it('names a neighbour that cannot be reached, and is ready all the same', async () => {
    line.cut = true;
    const { json } = await ask(`office@${COUNTY}`, 'directives/issue-directive', {
      ...liaison.issueDirective,
      kind: 'other',
      period: '2026-Q2',
      to: [TOWNSHIP],
    });
    expect(json.stream).toBeDefined();
    await program.only(COUNTY).engines.settle();
    await program.only(COUNTY).engines.links.drain();
    const response = await fetch(`${url}/api/health/ready`);
    const { ok, checks } = (await response.json()) as { ok: boolean; checks: { name: string; code?: string }[] };
    expect([response.status, ok]).toEqual([200, true]);
    expect(checks.find(({ name }) => name === `${COUNTY} link ${TOWNSHIP}`)).toEqual({
      name: `${COUNTY} link ${TOWNSHIP}`,
      ok: true,
      code: 'link.unreachable',
      zh: `与节点 ${TOWNSHIP} 的传输不通，接通后自动补传`,
      en: `Nothing goes to node ${TOWNSHIP} at present; it is sent as soon as it does`,
    });
    expect(foundIn(JSON.stringify(checks), Object.values(resident))).toEqual([]);
    line.cut = false;
  });
});
