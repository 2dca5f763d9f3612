import { systemClock } from '@tongxin/eventing';
import { closedAfterwards } from '@tongxin/testing';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:https';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as activities from '../../apps/activities/src/examples.js';
import { foundCommittee } from '../../apps/node/src/found-committee.js';
import { Program } from '../../apps/node/src/program.js';
import { SAMPLE_PASSWORD } from '../../apps/node/src/sample/sample-accounts.js';
import { startProgram, tokenOf, untilStopped, type Granted } from './started-program.js';

// The built program, told to stop in the middle of its work; and the same program speaking TLS by itself.

jest.setTimeout(120_000);

const TOWNSHIP = '990101101';
const folder = mkdtempSync(join(tmpdir(), 'tongxin-stopping-'));
const data = join(folder, 'data');
const closed = closedAfterwards();
const start = (env: Readonly<Record<string, string>> = {}) => closed(startProgram('node', data, env));

const openHere = () =>
  Program.open(data, {
    onError: (error) => {
      throw error;
    },
    clock: systemClock,
  });

beforeAll(async () => {
  const program = await openHere();
  const record = { id: TOWNSHIP, name: '清河镇政协工委', level: 'TOWN', superior: '990101' } as const;
  await program.found([record]);
  await foundCommittee(program, record);
  await program.only(TOWNSHIP).accounts.create({ name: 'clerk', displayName: '干事', roles: ['clerk'] }, SAMPLE_PASSWORD);
  await program.close();
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a program told to stop in the middle of its work', () => {
  it('ends well, and everything it granted is there after the next start', async () => {
    const { child, url, ended, output } = await start();
    const token = await tokenOf(url, TOWNSHIP, 'clerk');
    const granted: string[] = [];
    const told = ({ stream }: Granted): void => {
      granted.push(stream);
      if (granted.length === 40) child.kill('SIGTERM');
    };
    const scheduled = { node: TOWNSHIP, path: 'activities/schedule-activity', token, body: { ...activities.scheduleActivity, plan: null } };
    await Promise.all(Array.from({ length: 8 }, () => untilStopped(url, scheduled, told)));
    expect(await ended).toBe(0);
    expect(granted.length).toBeGreaterThanOrEqual(40);
    const log = output().trimEnd().split('\n').slice(1);
    const said = log.map((line) => (JSON.parse(line) as { msg: string }).msg);
    expect(said).toContain('stopping');
    expect(said.at(-1)).toBe('stopped');

    const program = await openHere();
    const { stores, engines } = program.only(TOWNSHIP);
    await engines.settle();
    for (const stream of granted) expect(await stores.events.read(stream)).toHaveLength(1);
    await program.close();
  });

  it('says in its first lines what people need, and everything after that as JSON', async () => {
    const { child, ended, output } = await start();
    child.kill('SIGINT');
    expect(await ended).toBe(0);
    const [first = '', ...log] = output().trimEnd().split('\n');
    expect(first).toMatch(/^同心已启动 \/ Tongxin serves: http:\/\/localhost:\d+$/);
    for (const line of log) expect(() => JSON.parse(line) as unknown).not.toThrow();
  });

  it('ends at once when it is told twice', async () => {
    const { child, url, ended } = await start();
    // A request that is not finished: it would be waited for.
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    socket.on('error', () => undefined);
    socket.write('POST /api/session HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{');
    await fetch(`${url}/api/health/live`);
    child.kill('SIGTERM');
    child.kill('SIGINT');
    // Which of two signals comes first is not said.
    expect([130, 143]).toContain(await ended);
    socket.destroy();
  });
});

describe('a program with a certificate', () => {
  const file = (name: string) => join(folder, name);
  const made = spawnSync('openssl', [
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2', '-subj', '/CN=localhost'],
    ...['-addext', 'subjectAltName=DNS:localhost', '-keyout', file('key.pem'), '-out', file('cert.pem')],
  ]);

  it('speaks TLS by itself, and gives cookies for TLS alone', async () => {
    expect(made.status).toBe(0);
    const { child, url, ended } = await start({ TLS_CERT_FILE: file('cert.pem'), TLS_KEY_FILE: file('key.pem') });
    expect(url).toMatch(/^https:/);
    const body = JSON.stringify({ account: 'clerk', password: SAMPLE_PASSWORD });
    const cookies = await new Promise<readonly string[]>((resolve, reject) => {
      const asked = request(
        `${url}/n/${TOWNSHIP}/api/session`,
        { method: 'POST', ca: readFileSync(file('cert.pem')), headers: { 'content-type': 'application/json' }, agent: false },
        (answer) => {
          answer.resume();
          resolve(answer.headers['set-cookie'] ?? []);
        },
      );
      asked.on('error', reject);
      asked.end(body);
    });
    expect(cookies).toEqual([expect.stringMatching(/^tongxin_session=.*; HttpOnly; Secure; SameSite=Strict$/)]);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });

  it('is not started with half of one', () => {
    const run = spawnSync(process.execPath, ['dist/apps/node/src/main.js', 'node'], {
      encoding: 'utf8',
      env: { ...process.env, NODE_OPTIONS: '', TONGXIN_DATA: data, TLS_CERT_FILE: file('cert.pem') },
    });
    expect([run.status, run.stdout]).toEqual([1, '']);
    expect(run.stderr).toContain('TLS_KEY_FILE');
  });
});
