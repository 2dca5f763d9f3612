import { requires } from '@tongxin/testing';
import { stat } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { enter, open, serveConsole, violations, type ServedConsole } from './console-browser.js';

jest.setTimeout(240_000);

const county = '990101';
const township = '990101101';

requires('chromium')('the county office at the console', () => {
  let console: ServedConsole;
  let page: Page;

  beforeAll(async () => {
    console = await serveConsole();
    page = await console.page();
    await enter(page, console.url, county, 'office');
    await page.getByRole('link', { name: '汇总报告' }).click();
  });
  afterAll(() => console.close());

  const figure = (of: string) => page.locator(`[data-figure="${of}"] button`);

  it('reads the consolidated report of three townships by code, with what each ratio is made of', async () => {
    await page.locator('tbody tr').first().waitFor();
    const codes = await page.locator('tbody tr th .num').allTextContents();
    expect(codes.filter((code) => code !== '')).toEqual(['990101001', '990101101', '990101201']);
    expect(await figure('total activity.attendance').textContent()).toMatch(/^\d+\.\d%\s*\d+ \/ \d+$/);
  });

  it('draws the year month by month', async () => {
    await page.locator('.chart canvas').waitFor();
    await page.getByText('看各月数字').click();
    expect(await page.locator('dl.months > div').count()).toBe(12);
  });

  it('goes from a figure to its lines, and the lines add up to it', async () => {
    const shown = Number(await figure(`${township} activity.held`).locator('b').textContent());
    await figure(`${township} activity.held`).click();
    await page.locator('.el-drawer ol li').first().waitFor();
    const amounts = await page.locator('.el-drawer ol .amount').allTextContents();
    expect(await violations(page, 'drawer')).toEqual([]);
    expect(amounts.map((amount) => Number(amount.replace('−', '-'))).reduce((sum, amount) => sum + amount, 0)).toBe(shown);
  });

  it('ends at a single event with who recorded it and when', async () => {
    await page.locator('.el-drawer ol button').first().click();
    const event = page.locator('[data-event]');
    await event.waitFor();
    const text = await event.textContent();
    expect(text).toContain('清河镇政协工委 clerk');
    expect(text).toMatch(/记录时间\s*\d{4}-\d\d-\d\d \d\d:\d\d/);
    expect(text).toContain(`activity-${township}.`);
    await page.keyboard.press('Escape');
  });

  it('reads another period, and how it looked at an earlier day', async () => {
    const before = Number(await figure('total activity.held').locator('b').textContent());
    await page.getByRole('radio', { name: '上半年' }).click();
    await page.waitForURL(/period=2023-H1/);
    await page.getByText('2023-01-01 至 2023-06-30').waitFor();
    expect(Number(await figure('total activity.held').locator('b').textContent())).toBeLessThan(before);
    await page.locator('input[name="asOf"]').fill('2022-12-31');
    await page.getByText('县里收到的记录').waitFor();
    expect(await page.locator('tbody tr.total b, .blank').first().textContent()).toMatch(/^(0|—|这个县)/);
    await page
      .getByRole('button', { name: '看现在' })
      .click()
      .catch(() => undefined);
  });

  it('reads the report by sector, down to the lines of one', async () => {
    await open(page, console.url, `${county}/report?period=2023`);
    await page.getByRole('combobox', { name: '分列方式' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('option', { name: '按界别' }).filter({ visible: true }).click();
    await page.waitForURL(/by=sector/);
    await page.getByRole('columnheader', { name: '界别', exact: true }).waitFor();
    expect((await page.locator('tbody tr th').allTextContents()).map((name) => name.trim())).toContain('妇联');
    expect(await page.locator('canvas').count()).toBe(0);
    const submitted = page.locator('[data-figure$=" proposal.submitted"] button:enabled').first();
    const shown = Number(await submitted.locator('b').textContent());
    await submitted.click();
    await page.locator('.el-drawer ol li').first().waitFor();
    expect(await page.locator('.el-drawer ol li').count()).toBe(shown);
    expect(await violations(page, 'by sector')).toEqual([]);
    await page.keyboard.press('Escape');
  });

  it('takes the report away as a spreadsheet and as a document', async () => {
    await open(page, console.url, `${county}/report?period=2023`);
    for (const [name, ending] of [
      ['导出表格', '.xlsx'],
      ['导出公文', '.docx'],
    ] as const) {
      const coming = page.waitForEvent('download');
      await page.getByRole('link', { name }).click();
      const file = await coming;
      expect(file.suggestedFilename().endsWith(ending)).toBe(true);
      expect((await stat(await file.path())).size).toBeGreaterThan(2_000);
    }
  });

  it('compares no townships until the office turns that on, and no more once it is off', async () => {
    const section = page.getByRole('region', { name: '乡镇对比' });
    await section.getByText('这里不排名次').waitFor();
    await section.getByRole('button', { name: '开启对比' }).click();
    await page.locator('.el-message-box').getByRole('button', { name: '开启对比' }).click();
    await section.locator('[data-compared]').first().waitFor();
    expect(await section.locator('[data-compared]').count()).toBe(3);
    expect(await violations(page, 'comparison')).toEqual([]);
    await section.getByRole('button', { name: '关闭对比' }).click();
    await section.getByText('这里不排名次').waitFor();
  });

  it('finds a member by pinyin', async () => {
    await open(page, console.url, `${county}/members`);
    expect(await page.locator('tbody tr').count()).toBe(35);
    const name = await page.locator('tbody tr th').nth(4).textContent();
    await page.locator('input[name="search"]').fill((name ?? '').trim().slice(0, 3));
    expect(await page.locator('tbody tr').count()).toBeGreaterThan(0);
    expect(await page.locator('tbody tr').count()).toBeLessThan(35);
  });

  it('tries a roster first, by row and column, and records it once it is right', async () => {
    await open(page, console.url, `${county}/members/import`);
    const upload = (rows: string) =>
      page.setInputFiles('input[type="file"]', {
        name: '名册.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(`委员证号,姓名,界别,委员活动组,手机号\n${rows}`),
      });
    await upload('90001,韩新叶,农业界,清河镇政协工委,13800000000\n90002,秦小满,,桥西镇,\n');
    await page.getByText('2 处需要改正').waitFor();
    expect(await page.locator('.sheet').last().textContent()).toContain('未读取的个人信息列：手机号');
    expect(await page.getByRole('button', { name: /^确认导入/ }).isDisabled()).toBe(true);
    await upload('90001,韩新叶,农业界,清河镇政协工委,13800000000\n');
    await page.getByText('新增 1 人').waitFor();
    await page.getByRole('button', { name: '确认导入 1 人' }).click();
    await page.waitForURL(/\/members(\?|$)/);
    await page.getByText('韩新叶').waitFor();
  });

  it('speaks English and large type when asked, and remembers it', async () => {
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('button', { name: 'Large type' }).click();
    await page.reload();
    await page.locator('h1', { hasText: 'Members' }).waitFor();
    expect(await page.evaluate('document.documentElement.className')).toBe('large-type');
  });

  it('says so where an account has no right, instead of an empty page', async () => {
    const member = await console.page();
    await enter(member, console.url, township, 'member');
    await member.goto(`${console.url}/app/${township}/plan`);
    await member.getByText('您的账号不能看这一页').waitFor();
    expect(await member.locator('main').textContent()).toContain('access.role');
  });
});
