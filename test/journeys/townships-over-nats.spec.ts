import { connect, nkeyAuthenticator } from '@nats-io/transport-node';
import { requires } from '@tongxin/testing';
import { readFileSync } from 'node:fs';
import type { Invitation } from '@tongxin/links';
import { COUNTY, MachinesOverNats } from './machines-over-nats.js';

// A county and two townships by the operator's commands alone, each a program on data of its own, over a real nats-server with TLS.

jest.setTimeout(300_000);

const A = '990101101';
const B = '990101201';
const TOWNSHIPS = [
  [A, '清河镇政协工委', '101'],
  [B, '云岭乡政协工委', '201'],
] as const;
const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const year = today.slice(0, 4);

interface Standings {
  items: { node: string; presence: string; waiting: number; quarantined: number; received: number; refused?: { code: string } }[];
}
interface Report {
  rows: { code: string; cells: { indicator: string; numerator: number }[] }[];
}
interface Items<T = Record<string, unknown>> {
  items: T[];
}

requires('nats-server')('townships over NATS', () => {
  let machines: MachinesOverNats;

  beforeAll(async () => {
    machines = await MachinesOverNats.begin();
    await machines.tongxin(COUNTY, 'nats-key', machines.at('county.seed'));
    await machines.serve(COUNTY, '--code', COUNTY, '--name', '南溪县政协');
    expect(await machines.tongxin(COUNTY, 'nats-authorization')).toMatchObject({ townships: 0, reloaded: true });
    for (const role of ['county-office', 'proposal-office']) await machines.open(COUNTY, role, role);
    await office('committees/990101/open-term', { term: 12, from: `${year}-01-01` });
    await office('committees/990101/open-session', { term: 12, session: 1, from: `${year}-01-01` });
  });
  afterAll(() => machines.end());

  const invitationOf = (node: string) => machines.at(`${node}.json`);
  const office = (path: string, body: object) => machines.ask<{ id: string }>(`county-office@${COUNTY}`, 'POST', path, body);
  const asked = <T>(who: string, path: string) => machines.ask<T>(who, 'GET', path);
  const standings = () => asked<Standings>(`county-office@${COUNTY}`, 'township-standings');
  const standingOf = async (node: string) => (await standings()).items.find((one) => one.node === node);

  /** A clerk's work: one activity, from its announcement to what came of it. */
  async function hold(node: string, title: string): Promise<void> {
    const details = { type: 'TRAINING', title, on: today, place: null, plan: null, topics: ['春耕'], outside: [] };
    const clerk = `clerk@${node}`;
    const { id } = await machines.ask<{ id: string }>(clerk, 'POST', 'activities/schedule-activity', details);
    await machines.ask(clerk, 'POST', `activities/${id}/hold-activity`, { on: today, hours: 2, outsideCount: 0 });
  }

  /** Waits until the county's report counts so many activities of a township. */
  function reported(node: string, held: number): Promise<Report> {
    const figure = ({ rows }: Report) =>
      rows.find(({ code }) => code === node)?.cells.find(({ indicator }) => indicator === 'activity.held');
    return machines.until(
      () => asked<Report>(`county-office@${COUNTY}`, `reports/${year}`),
      (report) => figure(report)?.numerator === held,
    );
  }

  it.each(TOWNSHIPS)(
    '%s joins by one command each, and is seen at the county though it has nothing to send',
    async (node, name, number) => {
      const added = await machines.tongxin<{ fingerprint: string; reloaded: boolean }>(
        COUNTY,
        ...['add-township', node, '--name', name, '--out', invitationOf(node)],
      );
      expect(await standingOf(node)).toMatchObject({ name, presence: 'INVITED' });
      const joined = await machines.tongxin<{ waiting: number; received: number; fingerprint: string }>(node, 'join', invitationOf(node));
      expect([added.reloaded, joined.fingerprint, joined.received]).toEqual([true, added.fingerprint, joined.waiting]);
      expect(joined.waiting).toBeGreaterThan(0);
      await machines.serve(node);
      await machines.until(
        () => standingOf(node),
        (standing) => standing?.presence === 'ONLINE',
      );
      await machines.open(node, 'clerk', 'clerk');
      await machines.open(node, 'member', 'member', number);
      const profile = {
        name: '甲',
        sector: '农业界',
        specialCommittees: [],
        group: node,
        party: null,
        workUnit: '示例单位',
        standing: false,
      };
      await office(`members/${number}/admit-member`, { ...profile, term: 12, admittedOn: `${year}-01-01` });
      await machines.until(
        () => asked<Items>(`clerk@${node}`, 'member-register'),
        ({ items }) => items.length > 0,
      );
    },
  );

  it('has a township’s work in the county’s report', async () => {
    await hold(A, '春耕培训');
    await reported(A, 1);
  });

  it('has the county’s directive at the townships it goes to', async () => {
    const told = {
      kind: 'other',
      title: '关于报送情况的通知',
      text: '请如实报送。',
      period: year,
      dueOn: `${Number(year) + 1}-01-10`,
      to: [A, B],
    };
    await office('directives/issue-directive', told);
    for (const [node] of TOWNSHIPS)
      await machines.until(
        () => asked<Items<{ title: string }>>(`clerk@${node}`, 'directive-list'),
        ({ items }) => items.some(({ title }) => title === told.title),
      );
  });

  it('carries a proposal to a co-signer in the other township and the signature back, through the county', async () => {
    const text = {
      ...{ kind: 'INTER_SESSION', title: '关于加强农村水源地保护的建议', facts: '两处水源地没有围栏。', analysis: '没有管护经费。' },
      ...{ suggestions: [{ suggestionId: 's1', text: '设置围栏。' }], source: null, leadProposer: '101' },
    };
    const lead = (path: string, body: object) => machines.ask(`member@${A}`, 'POST', `proposals/p1/${path}`, body);
    const board = async (node: string) =>
      (await asked<Items<{ invitations: { state: string }[]; title: string }>>(`clerk@${node}`, 'proposal-board')).items[0];
    for (const [node] of TOWNSHIPS)
      await machines.until(
        () => asked<Items>(`clerk@${node}`, 'member-register'),
        ({ items }) => items.length === TOWNSHIPS.length,
      );
    await lead('put-to-co-signers', text);
    await lead('invite-co-signer', { memberId: '201', node: B, answerBy: `${Number(year) + 1}-01-10` });
    await machines.until(
      () => board(B),
      (card) => card?.title === text.title,
    );
    await machines.ask(`member@${B}`, 'POST', `co-signatures/${A}.p1.201/give-co-signature`, { version: 1 });
    await machines.until(
      () => board(A),
      (card) => card?.invitations[0]?.state === 'GIVEN',
    );
    await lead('submit-proposal', text);
    await machines.until(
      () => asked<Items<{ coSigners?: { memberId: string }[] }>>(`proposal-office@${COUNTY}`, 'proposal-board'),
      ({ items }) => items[0]?.coSigners?.[0]?.memberId === '201',
    );
  });

  it('lets a township’s credentials reach nothing of others', async () => {
    const { nats } = JSON.parse(readFileSync(invitationOf(A), 'utf8')) as Invitation;
    const authenticator = nkeyAuthenticator(Buffer.from(nats.seed));
    const client = await connect({ servers: machines.natsUrl, authenticator, tls: { ca: nats.ca ?? '' } });
    const refused: string[] = [];
    void (async () => {
      for await (const status of client.status()) if (status.type === 'error') refused.push(status.error.message);
    })();
    for (const subject of [`tongxin.${COUNTY}.>`, `tongxin.${COUNTY}.${B}.links.down`])
      client.subscribe(subject, { callback: () => undefined });
    client.publish(`tongxin.${COUNTY}.${B}.links.up.${COUNTY}`, '{}');
    await client.flush();
    await machines.until(
      async () => refused.length,
      (count) => count >= 3,
    );
    await client.close();
    expect(refused.every((text) => text.includes('Permissions Violation'))).toBe(true);
  });

  it('is whole again after its disk was lost, by the backup and the invitation, and the old disk is fenced', async () => {
    await machines.tongxin(A, 'backup', machines.at('backup'));
    await hold(A, '备份之后的活动');
    await reported(A, 2);
    await machines.stop(A);
    machines.copyDisk(A, 'revived');
    machines.loseDisk(A);
    await machines.tongxin(A, 'join', invitationOf(A), '--restore', machines.at('backup'));
    await machines.serve(A);
    const isSame = async () => (await machines.hashOf(A, A, A)) === (await machines.hashOf(A, COUNTY, COUNTY));
    await machines.until(isSame, (same) => same);
    await hold(A, '恢复之后的活动');
    await reported(A, 3);
    await machines.until(isSame, (same) => same);

    const before = await machines.hashOf(A, COUNTY, COUNTY);
    await machines.serve('revived');
    await machines.until(
      () => asked<{ checks: { name: string; code?: string; en?: string }[] }>(`clerk@revived`, 'health/ready'),
      ({ checks }) =>
        checks.some(({ name, code, en }) => name.includes(`link ${COUNTY}`) && code === 'link.refused' && en?.includes('link.old-epoch')),
    );
    await machines.until(
      () => standingOf(A),
      (standing) => standing?.refused?.code === 'link.old-epoch',
    );
    await machines.stop('revived');
    expect(await machines.hashOf(A, COUNTY, COUNTY)).toBe(before);
    await hold(A, '此后的活动');
    await reported(A, 4);
    expect((await standings()).items.map(({ node, quarantined }) => [node, quarantined])).toEqual([
      [A, 0],
      [B, 0],
    ]);
    const verified = await machines.tongxin<{ findings: object[]; restorations: { epoch: number }[] }[]>(A, 'verify');
    expect(verified).toMatchObject([{ findings: [], restorations: [{ epoch: 1 }] }]);
  });
});
