import type { ServiceName } from '@tongxin/hosting';
import { closedAfterwards, requires } from '@tongxin/testing';
import type { DirectiveCard } from '../../apps/liaison/src/views/directive-card.js';
import { COUNTY, SmallCounty, TOWNSHIP } from './small-county.js';

// A county whose services are processes of their own, with a township that reaches it over NATS alone.

jest.setTimeout(180_000);

const OFFICE = `office@${COUNTY}`;
const CLERK = `clerk@${TOWNSHIP}`;

/** A page of each service. */
const PAGES: Readonly<Record<ServiceName, string>> = {
  members: 'committees',
  activities: 'plan-board',
  proposals: 'proposal-board',
  liaison: 'directive-list',
  county: 'reports/2026-H1',
};
const SERVICES = Object.keys(PAGES) as ServiceName[];

requires('nats-server')('a county whose services run apart', () => {
  const closed = closedAfterwards();
  let county: SmallCounty;
  beforeAll(async () => {
    county = await closed(SmallCounty.openApart('2026-01-10T02:00:00.000Z'));
  });

  const plansOf = async (who: string) => (await county.done<{ items: { year: number }[] }>(who, 'GET', 'plan-board')).items;
  const draftPlan = (year: number) => county.done(CLERK, 'POST', `annual-plans/${year}/draft-plan`, { title: `${year}年工作计划` });
  const pages = async () => {
    const answers = await Promise.all(SERVICES.map((service) => county.ask(OFFICE, 'GET', PAGES[service])));
    return answers.map(({ status, json }) => (status === 200 ? 200 : `${status} ${json<{ code: string }>().code}`));
  };
  const unready = async (): Promise<string[]> => {
    const response = await fetch(`${county.url}/n/${COUNTY}/api/health/ready`);
    const { ok, checks } = (await response.json()) as { ok: boolean; checks: { name: string; ok: boolean; code?: string }[] };
    expect(response.status).toBe(ok ? 200 : 503);
    return checks.filter((check) => !check.ok).map(({ name, code }) => `${name} ${code}`);
  };
  const missing = async () => (await county.done<{ missing?: string[] }>(OFFICE, 'GET', 'inbox')).missing;

  it('is linked with its townships, which see what it established', async () => {
    await county.settle();
    const { items } = await county.done<{ items: { code: string }[] }>(CLERK, 'GET', 'committees');
    expect(items.map(({ code }) => code)).toContain(COUNTY);
  });

  it('sees what a township recorded, and gathers each account’s list from all its services', async () => {
    await draftPlan(2026);
    await county.settle();
    expect(await plansOf(OFFICE)).toMatchObject([{ year: 2026 }]);
    expect(await missing()).toBeUndefined();
  });

  it('carries one trace from a request through what services ask each other to their logs', async () => {
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    expect((await county.ask(OFFICE, 'GET', 'inbox', undefined, { traceparent })).status).toBe(200);
    for (const service of SERVICES.filter((name) => name !== 'members'))
      expect(await county.services.logged(service, '0af76519-16cd-43dd-8448-eb211c80319c')).toContain(`todos.${service}`);
  });

  it.each(SERVICES.filter((service) => service !== 'members'))(
    'goes on without %s, says what is missing, and catches up',
    async (service) => {
      const year = 2027 + SERVICES.indexOf(service);
      await county.services.stop(service);
      expect(await pages()).toEqual(SERVICES.map((other) => (other === service ? '503 messaging.nobody-there' : 200)));
      expect(await missing()).toEqual([service]);
      expect(await unready()).toEqual([`${service} service.unreachable`]);
      await draftPlan(year);
      await county.services.begin(service);
      expect(await pages()).toEqual(SERVICES.map(() => 200));
      expect(await missing()).toBeUndefined();
      expect(await unready()).toEqual([]);
      await county.settle();
      expect(await plansOf(OFFICE)).toContainEqual(expect.objectContaining({ year }));
    },
  );

  it('lets those who are signed in go on without members, and nobody else in', async () => {
    expect(await pages()).toEqual(SERVICES.map(() => 200));
    await county.services.stop('members');
    expect(await pages()).toEqual(['503 messaging.nobody-there', 200, 200, 200, 200]);
    await expect(county.ask(`leader@${COUNTY}`, 'GET', 'plan-board')).rejects.toThrow('could not sign in: 503');
    await county.services.begin('members');
    expect(await pages()).toEqual(SERVICES.map(() => 200));
    expect(await plansOf(`leader@${COUNTY}`)).not.toEqual([]);
  });

  it('shuts out at once, in all its services, whoever signed out or was disabled', async () => {
    const refused = async (who: string) => {
      const answers = SERVICES.map((service) => fetch(`${county.url}/n/${COUNTY}/api/${PAGES[service]}`, { headers: county.bearing(who) }));
      return (await Promise.all(answers)).map(({ status }) => status);
    };
    const leader = `leader@${COUNTY}`;
    const information = `information@${COUNTY}`;
    for (const who of [leader, information]) for (const service of SERVICES) await county.ask(who, 'GET', PAGES[service]);
    await county.done(leader, 'DELETE', 'session');
    expect(await refused(leader)).toEqual(SERVICES.map(() => 401));
    await county.done(`admin@${COUNTY}`, 'POST', 'accounts/information/disable');
    expect(await refused(information)).toEqual(SERVICES.map(() => 401));
  });

  it.each(SERVICES)('has %s back by itself after it was killed, with all that it knew', async (service) => {
    const title = `${service} 之后`;
    const asked = { kind: 'other', title, text: '请报送。', period: '2026-H1', dueOn: '2026-07-10' };
    await county.services.kill(service);
    await county.services.works(service);
    expect(await pages()).toEqual(SERVICES.map(() => 200));
    await county.done(OFFICE, 'POST', 'directives/issue-directive', asked);
    await county.settle();
    const { items } = await county.done<{ items: DirectiveCard[] }>(CLERK, 'GET', 'directive-list');
    expect(items.map((card) => card.title)).toContain(title);
  });
});
