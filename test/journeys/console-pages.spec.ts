import { requires } from '@tongxin/testing';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { DESK, enter, open, PHONE, serveConsole, tooWide, violations, type ServedConsole } from './console-browser.js';

jest.setTimeout(600_000);

const county = '990101';
const township = '990101101';

/** Every page as someone who works on it: node, account, paths below the node. An `:id` is the first of a list. */
const VISITS = [
  [county, 'office', ['report', 'members', 'members/import', 'activities', 'activities/new', 'mine']],
  [township, 'clerk', ['plan', 'plan/import', 'activities', 'activities/new', 'activities/:id', 'members', 'mine']],
] as const;

/** The list from which the id of a page of one thing is taken. */
const LISTS: Record<string, string> = { activities: 'activity-list' };

const LOOKS = [
  ['at the desk', { viewport: DESK, locale: 'zh', largeType: false }],
  ['at the desk in English', { viewport: DESK, locale: 'en', largeType: false }],
  ['at phone width', { viewport: PHONE, locale: 'zh', largeType: false }],
  ['at phone width in large type in English', { viewport: PHONE, locale: 'en', largeType: true }],
] as const;

requires('chromium')('pages of the console', () => {
  let console: ServedConsole;

  beforeAll(async () => {
    console = await serveConsole();
  });
  afterAll(() => console.close());

  it('are all visited here', () => {
    const router = readFileSync(join(__dirname, '../../apps/console/src/router.ts'), 'utf8');
    const paths = [...router.matchAll(/\{ path: '([a-z][^']*)', name/g)].map(([, path]) => path);
    expect(paths).toEqual(expect.arrayContaining(['plan', 'activities/:id']));
    const visited = VISITS.flatMap(([, , paths]) => paths) as string[];
    expect(paths.filter((path) => !visited.includes(path ?? ''))).toEqual([]);
  });

  it.each(LOOKS)('break no serious or critical rule of axe and are no wider than the window %s', async (_name, look) => {
    const found: string[] = [];
    for (const [node, account, paths] of VISITS) {
      const page = await dressed(look);
      await page.goto(`${console.url}/?node=${node}`);
      await page.locator('[data-account]').first().waitFor();
      found.push(...(await judged(page, '/')));
      await enter(page, console.url, node, account);
      for (const path of paths) {
        await open(page, console.url, `${node}/${await named(page, node, path)}`);
        found.push(...(await judged(page, `${account} ${path}`)));
      }
      await page.context().close();
    }
    expect(found).toEqual([]);
  });

  it('speak English throughout where it was chosen', async () => {
    const found: string[] = [];
    for (const [node, account, paths] of VISITS) {
      const page = await dressed({ viewport: DESK, locale: 'en', largeType: false });
      await enter(page, console.url, node, account);
      for (const path of paths) {
        await open(page, console.url, `${node}/${await named(page, node, path)}`);
        const title = await page.title();
        const spoken = await page
          .locator('main h1, nav, button:not([data-account]), .el-form-item__label, th[scope="col"]')
          .allTextContents();
        found.push(
          ...[title, ...spoken].filter((text) => /[\u4e00-\u9fff]/.test(text.replace('中文', ''))).map((text) => `${path} ${text.trim()}`),
        );
      }
      await page.context().close();
    }
    // What people wrote themselves, such as the name of an activity, stays as they wrote it.
    expect(found.filter((one) => !/^activities\/:id /.test(one))).toEqual([]);
  });

  async function dressed({ viewport, ...settings }: (typeof LOOKS)[number][1]): Promise<Page> {
    const page = await console.page(viewport);
    await page.addInitScript(`localStorage.setItem('tongxin.settings', '${JSON.stringify(settings)}')`);
    return page;
  }

  async function named(page: Page, node: string, path: string): Promise<string> {
    if (!path.includes(':id')) return path;
    const list = LISTS[path.split('/')[0] ?? ''] ?? '';
    const answer = await page.request.get(`${console.url}/n/${node}/api/${list}?node=${node}&limit=1`);
    const { items } = (await answer.json()) as { items: { id: string }[] };
    return path.replace(':id', items[0]?.id ?? '');
  }

  async function judged(page: Page, name: string): Promise<string[]> {
    const wide = await tooWide(page);
    return [...(await violations(page, name)), ...(wide > 0 ? [`${name} is ${wide} pixels too wide`] : [])];
  }
});
