import type { LocalMessenger } from '@tongxin/messaging-local';
import axe, { type AxeResults } from 'axe-core';
import { chromium, type Browser, type Page } from 'playwright-core';
import { SAMPLE_PASSWORD } from '../../apps/node/src/sample/sample-accounts.js';
import { serveSample, type ServedSample } from './sample-program.js';

/** Widths at which pages are used. */
export const DESK = { width: 1366, height: 820 };
export const PHONE = { width: 375, height: 760 };

/** The sample county's console in a real browser. */
export interface ServedConsole extends ServedSample {
  /** A page of its own: no cookies, no settings. */
  page(viewport?: { width: number; height: number }): Promise<Page>;
}

export async function serveConsole(messenger?: LocalMessenger): Promise<ServedConsole> {
  const sample = await serveSample(messenger);
  const browser = await openBrowser();
  return {
    ...sample,
    page: (viewport) => pageIn(browser, viewport),
    close: async () => {
      await browser.close();
      await sample.close();
    },
  };
}

export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking', '--lang=zh-CN'],
  });
}

/** A page of its own: no cookies, no settings. */
export async function pageIn(browser: Browser, viewport = DESK): Promise<Page> {
  const context = await browser.newContext({ viewport, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  context.setDefaultTimeout(15_000);
  return context.newPage();
}

/** Signs in as one of the accounts that the sign-in page names. */
export async function enter(page: Page, url: string, node: string, account: string): Promise<void> {
  await page.goto(`${url}/?node=${node}`);
  await page.locator(`[data-account="${account}"]`).click();
  await page.waitForURL(/\/app\//);
}

/** Signs in by typing, as where the sign-in page names nobody. */
export async function typeIn(page: Page, url: string, node: string, account: string): Promise<void> {
  await page.goto(`${url}/?node=${node}`);
  await page.locator('input[name="account"]').fill(account);
  await page.locator('input[name="password"]').fill(SAMPLE_PASSWORD);
  await page.locator('input[name="password"]').press('Enter');
  await page.waitForURL(/\/app\//);
}

/** Opens a page of the console and waits until it has read what it shows. */
export async function open(page: Page, url: string, path: string): Promise<void> {
  await page.goto(`${url}/app/${path}`);
  await page.locator('main h1').waitFor();
  // A page may read several things at once, each with a place of its own: there is a first one until there is none.
  await page.locator('main .el-skeleton').first().waitFor({ state: 'detached' });
}

/** How many pixels the page is wider than its window. */
export function tooWide(page: Page): Promise<number> {
  return page.evaluate<number>('Math.max(0, document.documentElement.scrollWidth - window.innerWidth)');
}

/** Serious and critical findings of axe on the page as it stands. */
export async function violations(page: Page, path: string): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<AxeResults>('axe.run(document, { resultTypes: ["violations"] })');
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${path} ${id} ${html.slice(0, 160)}`));
}
