import { closedAfterwards, requires } from '@tongxin/testing';
import type { Page } from 'playwright-core';
import { open, openBrowser, pageIn, typeIn, violations } from './console-browser.js';
import { COUNTY, SmallCounty, TOWNSHIP } from './small-county.js';

// The console of a county whose services are processes of their own, through the one address that they share.

jest.setTimeout(180_000);

requires('chromium', 'nats-server')('the console of a county whose services run apart', () => {
  const closed = closedAfterwards();
  let county: SmallCounty;
  let page: Page;
  beforeAll(async () => {
    county = await closed(SmallCounty.openApart('2026-04-01T02:00:00.000Z'));
    const opinion = { title: '卫生室周末无人', text: '三个村。', source: null, reporter: '101' };
    await county.done(`clerk@${TOWNSHIP}`, 'POST', 'opinion-reports/o1/submit-opinion', opinion);
    await county.settle();
    page = await pageIn(await closed(openBrowser()));
    await typeIn(page, county.url, COUNTY, 'information');
  });

  const titles = async () => (await page.locator('main ul.sheet li').allTextContents()).join('\n');

  it('shows what a township handed in, from the list to the page', async () => {
    await open(page, county.url, `${COUNTY}/start`);
    await page.locator('main').getByRole('link', { name: '卫生室周末无人' }).first().click();
    await page.locator('main h1', { hasText: '卫生室周末无人' }).waitFor();
  });

  it('says which service cannot be read, and shows it once it is back', async () => {
    await county.services.stop('proposals');
    await open(page, county.url, `${COUNTY}/start`);
    expect(await page.locator('main [role="status"]').textContent()).toContain('暂时读不到提案和信息');
    expect(await titles()).toBe('');
    expect(await violations(page, 'start without proposals')).toEqual([]);
    await county.services.begin('proposals');
    await page.getByRole('button', { name: '重新读取' }).click();
    await page.locator('main').getByRole('link', { name: '卫生室周末无人' }).waitFor();
    expect(await page.locator('main [role="status"]').count()).toBe(0);
  });

  it('says that nobody answers on a page of a service that is away', async () => {
    await county.services.stop('proposals');
    await open(page, county.url, `${COUNTY}/opinions`);
    expect(await page.locator('main [role="alert"]').textContent()).toContain('messaging.nobody-there');
    await county.services.begin('proposals');
    await page.getByRole('button', { name: '重新读取' }).click();
    await page.locator('main [role="alert"]').waitFor({ state: 'detached' });
  });
});
