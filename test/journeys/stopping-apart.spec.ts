import { closedAfterwards, requires } from '@tongxin/testing';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as activities from '../../apps/activities/src/examples.js';
import * as liaison from '../../apps/liaison/src/examples.js';
import { startProgram, tokenOf, untilStopped, type Granted, type Repeated } from './started-program.js';

// The one command that starts a county as separate processes, told to stop in the middle of its work and started again on the same data.

jest.setTimeout(300_000);

const COUNTY = '990101';
const TOWNSHIP = '990101101';
const directive = {
  ...liaison.issueDirective,
  ...{ kind: 'other', period: '2099-H1', dueOn: '2099-07-10', remindOn: '2099-07-03', to: [TOWNSHIP] },
};
const activity = { ...activities.scheduleActivity, plan: null };

/** Where the processes of a county said that they are reached. */
const portsIn = (text: string): number[] => [...text.matchAll(/\/\/(?:localhost|127\.0\.0\.1):(\d+)/g)].map(([, port]) => Number(port));

const isOpen = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(true));
    socket.on('error', () => resolve(false)).on('connect', () => socket.destroy());
  });

async function idsIn(url: string, token: string): Promise<string[]> {
  const response = await fetch(`${url}?limit=200`, { headers: { authorization: `Bearer ${token}` } });
  const { items } = (await response.json()) as { items: readonly { readonly id: string }[] };
  return items.map(({ id }) => id);
}

requires('nats-server')('a county that was started with its services apart', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tongxin-stopping-apart-'));
  const closed = closedAfterwards();
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const start = () => closed(startProgram('distributed', folder, { EVENTSTORE_URL: '', MONGODB_URL: '', NATS_URL: '' }));

  it('says on what it stands, ends well with all its processes, and has everything it granted after the next start', async () => {
    const first = await start();
    const said = first.output().split('\n');
    expect(said[0]).toMatch(/^消息：本机的 nats-server，nats:\/\/127\.0\.0\.1:\d+ \/ messages: a nats-server of this machine/);
    expect(said[1]).toContain('EVENTSTORE_URL is not set');
    expect(said[2]).toContain('MONGODB_URL is not set');

    const atCounty = {
      node: COUNTY,
      path: 'directives/issue-directive',
      token: await tokenOf(first.url, COUNTY, 'office'),
      body: directive,
    };
    const clerk = await tokenOf(first.url, TOWNSHIP, 'clerk');
    const atTownship = { node: TOWNSHIP, path: 'activities/schedule-activity', token: clerk, body: activity };
    const granted: string[] = [];
    const told = ({ id }: Granted): void => {
      granted.push(id);
      if (granted.length === 40) first.child.kill('SIGTERM');
    };
    const work = (repeated: Repeated) => Promise.all(Array.from({ length: 4 }, () => untilStopped(first.url, repeated, told)));
    await Promise.all([work(atCounty), work(atTownship)]);
    const ports = new Set(portsIn(`${first.output()}${first.complaints()}`));
    expect(await first.ended).toBe(0);
    // Five services, what they stand on, and the address of all.
    expect(ports.size).toBeGreaterThanOrEqual(8);
    expect(await Promise.all([...ports].map(isOpen))).toEqual([...ports].map(() => false));

    const second = await start();
    const listed = [
      ...(await idsIn(`${second.url}/n/${COUNTY}/api/directive-list`, await tokenOf(second.url, COUNTY, 'office'))),
      ...(await idsIn(`${second.url}/n/${TOWNSHIP}/api/activity-list`, await tokenOf(second.url, TOWNSHIP, 'clerk'))),
    ];
    expect(granted.length).toBeGreaterThanOrEqual(40);
    expect(granted.filter((id) => !listed.includes(id))).toEqual([]);
  });
});
