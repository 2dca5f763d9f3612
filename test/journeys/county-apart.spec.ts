import { requires } from '@tongxin/testing';
import { COUNTY, SmallCounty, TOWNSHIP } from './small-county.js';

// A county whose services are processes of their own, with a township that reaches it over NATS alone.

jest.setTimeout(180_000);

requires('nats-server')('a county whose services run apart', () => {
  let county: SmallCounty;
  beforeAll(async () => {
    county = await SmallCounty.openApart('2026-01-10T02:00:00.000Z');
  });
  afterAll(() => county.close());

  it('is linked with its townships, which see what it established', async () => {
    await county.settle();
    const { items } = await county.done<{ items: { code: string }[] }>(`clerk@${TOWNSHIP}`, 'GET', 'committees');
    expect(items.map(({ code }) => code)).toContain(COUNTY);
  });

  it('sees what a township recorded, and gathers each account’s list from all its services', async () => {
    await county.done(`clerk@${TOWNSHIP}`, 'POST', 'annual-plans/2026/draft-plan', { title: '2026年工作计划' });
    await county.settle();
    const { items } = await county.done<{ items: { title: string }[] }>(`office@${COUNTY}`, 'GET', 'plan-board');
    expect(items.map(({ title }) => title)).toEqual(['2026年工作计划']);
    expect(await county.done<object>(`office@${COUNTY}`, 'GET', 'inbox')).not.toHaveProperty('missing');
  });
});
