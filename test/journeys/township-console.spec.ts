import { requires } from '@tongxin/testing';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { enter, open, serveConsole, violations, type ServedConsole } from './console-browser.js';

jest.setTimeout(180_000);

const township = '990101101';
const plan = readFileSync(join(__dirname, '../golden/plans/given/township-a-2023.txt'), 'utf8');

requires('chromium')('a township clerk at the console', () => {
  let console: ServedConsole;
  let page: Page;

  beforeAll(async () => {
    console = await serveConsole();
    page = await console.page();
  });
  afterAll(() => console.close());

  const button = (name: string | RegExp) => page.getByRole('button', { name });
  const link = (name: string) => page.getByRole('link', { name });

  it('is refused with a wrong password, and told why', async () => {
    await page.goto(`${console.url}/?node=${township}`);
    await page.fill('input[name="account"]', 'clerk');
    await page.fill('input[name="password"]', 'not-the-password');
    await page.keyboard.press('Enter');
    expect(await page.getByRole('alert').textContent()).toContain('access.bad-credentials');
  });

  it('signs in with the keyboard alone', async () => {
    await page.fill('input[name="account"]', 'clerk');
    await page.fill('input[name="password"]', 'tongxin-2023');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${console.url}/app/${township}/start`);
    expect(await page.locator('main h1').textContent()).toBe('待办');
  });

  it('is told that a meeting notice is no plan', async () => {
    await open(page, console.url, `${township}/plan/import`);
    await page.setInputFiles('input[type="file"]', join(__dirname, '../golden/plans/13-meeting-notice.txt'));
    expect(await page.getByRole('alert').textContent()).toContain('plan-import.not-a-plan');
    await link('年度计划').first().click();
  });

  it('sees a pasted plan beside its text, with nothing recorded', async () => {
    await link('导入计划').click();
    await page.locator('main textarea').fill(plan);
    await button('读取计划').click();
    await page.locator('li.card').first().waitFor();
    const tea = page.locator('li.card', { hasText: '茶话会' }).first();
    await tea.hover();
    expect(await page.locator('mark.lit').first().textContent()).toContain('迎春茶话会');
    const inspection = page.locator('mark', { hasText: '农资市场、粮食市场' }).first();
    await inspection.hover();
    expect(await page.locator('li.card.lit').textContent()).toContain('县人大代表');
    expect((await years()).includes(2024)).toBe(false);
    expect(await violations(page, 'preview')).toEqual([]);
  });

  it('is told that the year has its plan already, and chooses another', async () => {
    expect(await page.getByRole('alert').textContent()).toContain('2023年的计划已经有了');
    expect(await button(/^确认导入/).isDisabled()).toBe(true);
    await page.getByRole('spinbutton', { name: '年份' }).fill('2024');
    await page.keyboard.press('Tab');
    expect(await page.getByRole('textbox', { name: '计划名称' }).inputValue()).toBe('清河镇政协工委2024年工作计划');
  });

  it('drops an item, edits one, makes one of a sentence left over, and confirms all at once', async () => {
    const count = await page.locator('li.card').count();
    await page.locator('li.card').last().getByRole('button', { name: '去掉' }).click();
    await page.locator('li.card', { hasText: '茶话会' }).first().getByRole('button', { name: '修改' }).click();
    await page.locator('.el-dialog input[name="title"]').fill('举办2024年迎春茶话会');
    expect(await violations(page, 'dialog')).toEqual([]);
    await button('保存').click();
    await button('列为事项').first().click();
    await page.locator('.el-dialog input[name="title"]').fill('参加镇理论学习中心组学习');
    await button('保存').click();
    await button(`确认导入 ${count} 项`).click();
    await page.waitForURL(/\/plan\?/);
    await page.getByText('举办2024年迎春茶话会').first().waitFor();
    expect(await page.getByText('参加镇理论学习中心组学习').count()).toBe(1);
    expect(await page.locator('main h2').first().textContent()).toBe('清河镇政协工委2024年工作计划');
    expect(await years()).toContain(2024);
  });

  it('schedules an activity from a plan item with the whole group invited', async () => {
    await page.locator('li.card', { hasText: '举办2024年迎春茶话会' }).getByRole('link', { name: '安排活动' }).click();
    await page.getByRole('checkbox').first().waitFor();
    expect(await page.locator('input[name="title"]').inputValue()).toBe('举办2024年迎春茶话会');
    await page.locator('input[name="on"]').fill('2024-02-05');
    await page.locator('input[name="place"]').fill('镇政府二楼会议室');
    await button('安排并邀请 12 人').click();
    await button('全部到会').waitFor();
  });

  it('holds it and records who came in one go: three taps', async () => {
    await button('全部到会').click();
    const [, second, third] = await page.getByRole('radiogroup').all();
    await second?.getByRole('radio', { name: '请假' }).click();
    await third?.getByRole('radio', { name: '缺席' }).click();
    expect(await violations(page, 'roll call')).toEqual([]);
    await button('记录活动和到会').click();
    await button('更正').waitFor();
    expect(await page.locator('.figure b').textContent()).toBe('10/11');
  });

  it('corrects one member afterwards', async () => {
    await button('更正').click();
    await (await page.getByRole('radiogroup').all())[2]?.getByRole('radio', { name: '迟到' }).click();
    await button('保存更正').click();
    await button('更正').waitFor();
    expect(await page.locator('.figure b').textContent()).toBe('11/11');
  });

  it('writes its report, and finds the item fulfilled on the board', async () => {
    await button('写报告').click();
    await page.locator('textarea[name="report"]').fill('茶话会上委员和统战人士提出三条建议。');
    await button('提交报告').click();
    await page.getByText('待批准').waitFor();
    await open(page, console.url, `${township}/plan?year=2024`);
    expect(await page.locator('li.card', { hasText: '举办2024年迎春茶话会' }).textContent()).toContain('已开展 1 / 1');
  });

  it('leaves approval to the lead, and is told when someone else changed the plan first', async () => {
    expect(await button('批准计划').count()).toBe(0);
    const lead = await console.page();
    await enter(lead, console.url, township, 'lead');
    await open(lead, console.url, `${township}/plan?year=2024`);
    await page
      .locator('li.card')
      .nth(1)
      .getByRole('button', { name: /更多操作/ })
      .click();
    await page.getByRole('menuitem', { name: '修改事项' }).click();
    await page.locator('.el-dialog input[name="title"]').fill('改过的事项');
    await lead.getByRole('button', { name: '批准计划' }).click();
    await lead.locator('.el-message-box').getByRole('button', { name: '批准计划' }).click();
    await lead.getByText(/批准$/).first().waitFor();
    await button('保存').click();
    const told = page.locator('.el-dialog').getByRole('alert');
    await told.waitFor();
    expect(await told.textContent()).toContain('别人已经改过这里');
    expect(await told.locator('[data-conflict="title"]').textContent()).toMatch(/我写的改过的事项对方保存的.+/);
    expect(await violations(page, 'conflict')).toEqual([]);
    await page.getByRole('button', { name: '取消', exact: true }).click();
  });

  it('sees both where two changed one activity, and chooses field by field', async () => {
    await open(page, console.url, `${township}/activities/new`);
    await page.locator('input[name="title"]').fill('春耕走访');
    await page.locator('input[name="on"]').fill('2099-03-10');
    await button(/^安排并邀请/).click();
    await button('修改或取消').click();
    const other = await console.page();
    await enter(other, console.url, township, 'clerk');
    await other.goto(page.url());
    await other.getByRole('button', { name: '修改或取消' }).click();
    for (const [field, text] of Object.entries({ title: '春耕生产走访', place: '文化站' }))
      await other.locator(`input[name="${field}"]`).fill(text);
    await other.getByRole('button', { name: '保存' }).click();
    await other.locator('h1', { hasText: '春耕生产走访' }).waitFor();
    await page.locator('input[name="title"]').fill('走访种粮大户');
    await button('保存').click();
    await page.locator('[data-conflict="title"]').waitFor();
    expect(await page.locator('[data-conflict="title"]').textContent()).toMatch(/走访种粮大户.*春耕生产走访/);
    expect(await page.locator('input[name="place"]').inputValue()).toBe('文化站');
    expect(await page.locator('input[name="title"]').inputValue()).toBe('走访种粮大户');
    await page.locator('[data-conflict="place"] label', { hasText: '我写的' }).click();
    expect(await page.locator('input[name="place"]').inputValue()).toBe('');
    await page.locator('[data-conflict="place"] label', { hasText: '对方' }).click();
    await button('保存').click();
    await page.locator('h1', { hasText: '走访种粮大户' }).waitFor();
    await page.getByText('文化站').waitFor();
  });

  it('is asked to sign in again once the session is over, and comes back to the same page', async () => {
    await page.context().clearCookies();
    await page.goto(`${console.url}/app/${township}/activities`);
    await page.waitForURL(/\?node=990101101&next=/);
    await page.locator('[data-account="clerk"]').click();
    await page.waitForURL(`${console.url}/app/${township}/activities`);
  });

  it('must choose a password of its own after a reset', async () => {
    const reset = await console.program.only(township).accounts.resetPassword('clerk');
    await page.context().clearCookies();
    await page.goto(`${console.url}/?node=${township}`);
    await page.fill('input[name="account"]', 'clerk');
    await page.fill('input[name="password"]', reset.password);
    await page.keyboard.press('Enter');
    await page.fill('input[name="next"]', 'a-password-of-my-own');
    await page.fill('input[name="again"]', 'a-password-of-my-own');
    await button('修改密码').click();
    await page.waitForURL(`${console.url}/app/${township}/start`);
  });

  async function years(): Promise<number[]> {
    const answer = await page.request.get(`${console.url}/n/${township}/api/plan-board?node=${township}`);
    return ((await answer.json()) as { items: { year: number }[] }).items.map(({ year }) => year);
  }
});
