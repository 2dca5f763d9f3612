import { requires } from '@tongxin/testing';
import type { Page } from 'playwright-core';
import { enter, open, PHONE, serveConsole, tooWide, violations, type ServedConsole } from './console-browser.js';

// What the county sees of how its townships are connected.

jest.setTimeout(240_000);

const county = '990101';
const township = '990101101';

requires('chromium')('how townships are connected', () => {
  let console: ServedConsole;
  let page: Page;

  beforeAll(async () => {
    console = await serveConsole();
    page = await console.page(PHONE);
    await enter(page, console.url, county, 'office');
  });
  afterAll(() => console.close());

  const row = (node = township) => page.locator(`[data-township="${node}"]`);
  const answer = (body: object, status = 200) =>
    page.route('**/api/township-standings', (route) => route.fulfill({ status, json: body }), { times: 1 });
  const refresh = () => page.getByRole('button', { name: '刷新' }).click();

  it('is found in the menu, township by township in the order of their codes', async () => {
    await page.getByRole('button', { name: '更多' }).click();
    await page.getByRole('link', { name: '乡镇连接' }).click();
    await row().waitFor();
    expect(await page.locator('[data-township] h2 .num').allTextContents()).toEqual(['990101001', township, '990101201']);
    expect(await row().textContent()).toMatch(/清河镇政协工委.*在线.*最近联系\s*\d{4}-\d\d-\d\d.*待送达\s*0 条.*已隔离\s*0 条/s);
  });

  it('names what does not get through, and is as wide as a phone', async () => {
    const standing = { node: township, name: '清河镇政协工委', presence: 'SILENT', waiting: 12, received: 40, behind: 7 };
    const at = '2026-04-01T02:00:00.000Z';
    const aside = { quarantined: 1000, quarantinedSince: '2026-03-28T02:00:00.000Z', quarantineReasons: ['broken-chain', 'revision-gap'] };
    await answer({ at, items: [{ ...standing, ...aside, lastSeenAt: '2026-03-29T02:00:00.000Z', refusal: 'link.old-epoch' }] });
    await refresh();
    await row().getByText('失去联系').waitFor();
    const said = /2026-03-29 10:00.*7 条.*12 条.*1000 条以上.*2026-03-28 10:00.*校验链不衔接、前面缺少内容.*link\.old-epoch/s;
    expect(await row().textContent()).toMatch(said);
    expect([await tooWide(page), await violations(page, 'townships')]).toEqual([0, []]);
  });

  it('says whose batches are refused, why and since when, and who was invited and has not come', async () => {
    const at = '2026-04-01T02:00:00.000Z';
    const counts = { waiting: 0, received: 0, quarantined: 0 };
    const [code, zh, en] = ['link.bad-signature', '数据批次的签名无效', 'The signature of the batch does not hold'];
    const refused = { code, zh, en, since: '2026-03-30T02:00:00.000Z', at };
    const [late, ended] = ['2026-04-15T02:00:00.000Z', '2026-03-15T02:00:00.000Z'];
    const items = [
      { node: '990101001', name: '城关街道政协工委', presence: 'INVITED', invitedUntil: late, ...counts },
      { node: township, name: '清河镇政协工委', presence: 'REFUSED', refused, ...counts },
      { node: '990101201', name: '云岭乡政协工委', presence: 'INVITATION_ENDED', invitedUntil: ended, ...counts },
    ];
    await answer({ at, items });
    await refresh();
    await row().getByText('数据被拒收').waitFor();
    const told = await Promise.all(items.map(({ node }) => row(node).textContent()));
    expect(told[0]).toMatch(/已邀请，尚未加入.*邀请有效至\s*2026-04-15 10:00/s);
    expect(told[1]).toMatch(/自 2026-03-30 10:00 起拒收.*数据批次的签名无效（link\.bad-signature）/s);
    expect(told[2]).toMatch(/邀请已失效，未加入/);
    expect([await tooWide(page), await violations(page, 'townships')]).toEqual([0, []]);
  });

  it('says that none is linked yet, and what went wrong', async () => {
    await answer({ at: '2026-04-01T02:00:00.000Z', items: [] });
    await refresh();
    await page.getByText('还没有接入的乡镇').waitFor();
    await answer({ code: 'messaging.nobody-there', detail: { zh: '对方没有应答', en: 'Nobody answered' } }, 503);
    await refresh();
    await page.getByRole('alert').waitFor();
    await page.getByRole('button', { name: '重新读取' }).click();
    await row().waitFor();
  });

  it('is not for who has no business with it', async () => {
    await enter(page, console.url, county, 'proposals');
    await open(page, console.url, `${county}/townships`);
    await page.getByText('您的账号不能看这一页').waitFor();
    expect(await page.locator('[data-township]').count()).toBe(0);
  });
});
