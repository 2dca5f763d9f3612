import { requires } from '@tongxin/testing';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { DESK, enter, open, PHONE, serveConsole, tooWide, violations, type ServedConsole } from './console-browser.js';

jest.setTimeout(600_000);

const county = '990101';
const township = '990101101';

/** Every page as someone who works on it: node, account, paths below the node. */
const VISITS = [
  [county, 'office', ['start', 'report', 'members', 'members/import', 'activities', 'activities/new', 'mine']],
  [county, 'office', ['filings', 'filings/new', 'filings/directives/:id', 'filings/:id', 'demands', 'duty', 'duty/:year/:member']],
  [county, 'office', ['exchange', 'exchange/new', 'exchange/:id']],
  [county, 'office', ['townships']],
  [county, 'proposals', ['start', 'proposals', 'proposals/:key']],
  [county, 'information', ['start', 'opinions', 'opinions/:key']],
  [township, 'clerk', ['start', 'plan', 'plan/import', 'activities', 'activities/new', 'activities/:id', 'members', 'mine']],
  [township, 'clerk', ['proposals', 'proposals/write/:id', 'proposals/:key', 'opinions', 'opinions/write/:id', 'opinions/:key']],
  [township, 'clerk', ['filings', 'filings/:id', 'demands', 'demands/new', 'demands/:id', 'duty', 'duty/reports/:id']],
  [township, 'member', ['start', 'proposals', 'opinions', 'duty/:year', 'mine']],
] as const;

/** Where the page of one thing takes it from: the first of a list of the program. */
const FIRST_OF: Readonly<Record<string, string>> = {
  'activities/:id': `activity-list?node=${township}&limit=1`,
  'filings/directives/:id': 'directive-list?limit=1',
  'filings/:id': 'filing-board?limit=1',
  'demands/:id': 'demand-list?limit=1',
  'exchange/:id': 'own-experiences?limit=1',
  'duty/reports/:id': 'duty-reports?limit=1',
  'proposals/:key': 'proposal-board?limit=1',
  'opinions/:key': 'opinion-board?limit=1',
};
const NAMED: Readonly<Record<string, string>> = {
  'proposals/write/:id': 'proposals/write/0b6c3c1e-2f0a-4d6b-9c1d-0e4f5a6b7c8d',
  'opinions/write/:id': 'opinions/write/0b6c3c1e-2f0a-4d6b-9c1d-0e4f5a6b7c8e',
  'duty/:year': 'duty/2023',
  'duty/:year/:member': 'duty/2023/10102',
};

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
        // What people wrote themselves, such as the title of a page of one thing or a line to press, stays as they wrote it.
        const heads = path.includes(':') ? [] : [await page.title(), ...(await page.locator('main h1').allTextContents())];
        const spoken = await page.locator('nav, button.el-button, .el-form-item__label, th[scope="col"]').allTextContents();
        found.push(
          ...[...heads, ...spoken]
            .filter((text) => /[\u4e00-\u9fff]/.test(text.replace('中文', '')))
            .map((text) => `${path} ${text.trim()}`),
        );
      }
      await page.context().close();
    }
    expect(found).toEqual([]);
  });

  async function dressed({ viewport, ...settings }: (typeof LOOKS)[number][1]): Promise<Page> {
    const page = await console.page(viewport);
    await page.addInitScript(`localStorage.setItem('tongxin.settings', '${JSON.stringify(settings)}')`);
    return page;
  }

  async function named(page: Page, node: string, path: string): Promise<string> {
    const list = FIRST_OF[path];
    if (list === undefined) return NAMED[path] ?? path;
    const answer = await page.request.get(`${console.url}/n/${node}/api/${list}`);
    const [first] = ((await answer.json()) as { items: { id: string; key?: string }[] }).items;
    if (!first) throw new Error(`${list} is empty`);
    return path.replace(/:(id|key)$/, first.key ?? first.id);
  }

  async function judged(page: Page, name: string): Promise<string[]> {
    const wide = await tooWide(page);
    return [...(await violations(page, name)), ...(wide > 0 ? [`${name} is ${wide} pixels too wide`] : [])];
  }
});
