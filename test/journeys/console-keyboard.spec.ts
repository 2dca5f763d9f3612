import { requires } from '@tongxin/testing';
import type { Page } from 'playwright-core';
import { enter, open, PHONE, serveConsole, type ServedConsole } from './console-browser.js';

jest.setTimeout(240_000);

const township = '990101101';

requires('chromium')('the console without a mouse', () => {
  let console: ServedConsole;
  let page: Page;

  beforeAll(async () => {
    console = await serveConsole();
    page = await console.page();
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await enter(page, console.url, township, 'clerk');
  });
  afterAll(() => console.close());

  const focused = <T>(read: string): Promise<T> => page.evaluate<T>(`(() => { const at = document.activeElement; return ${read}; })()`);
  const focusIsIn = (selector: string) => focused<boolean>(`at.closest('${selector}') !== null`);
  const press = async (key: string, times = 1) => {
    for (let time = 0; time < times; time += 1) {
      await page.keyboard.press(key);
      // How it looks changes with the frame after the key.
      await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
    }
  };

  it('skips the menu', async () => {
    await open(page, console.url, `${township}/activities`);
    await press('Tab');
    expect(await focused('at.className')).toBe('skip');
    expect(await focused<number>('at.getBoundingClientRect().left')).toBeGreaterThanOrEqual(0);
    await press('Enter');
    expect(await focused('at.id')).toBe('content');
  });

  it('shows where the focus is on everything that takes it', async () => {
    for (const path of ['activities', 'plan', 'members', 'mine']) {
      await open(page, console.url, `${township}/${path}`);
      await page.evaluate('window.left = []');
      const unseen: string[] = [];
      for (let step = 0; step < 40; step += 1) {
        await press('Tab');
        if (await focused('at === document.body')) break;
        unseen.push(...(await focused<string[]>(UNSEEN)));
      }
      expect({ path, unseen }).toEqual({ path, unseen: [] });
    }
  });

  it('begins a new page at its beginning', async () => {
    await open(page, console.url, `${township}/plan`);
    await page.getByRole('link', { name: '委员活动' }).focus();
    await press('Enter');
    await page.locator('main h1', { hasText: '委员活动' }).waitFor();
    expect(await focused('at.id')).toBe('content');
    expect(await page.title()).toBe('委员活动 - 同心');
  });

  it('keeps the focus in a dialog while it is open, and gives it back', async () => {
    const lead = await console.page();
    await enter(lead, console.url, township, 'lead');
    page = lead;
    await open(page, console.url, `${township}/plan`);
    const add = page.getByRole('button', { name: '添加事项' }).first();
    await add.focus();
    await press('Enter');
    await page.locator('.el-dialog').waitFor();
    await page.waitForFunction("document.activeElement.closest('.el-dialog') !== null");
    for (let step = 0; step < 25; step += 1) {
      await press('Tab');
      expect(await focusIsIn('.el-dialog')).toBe(true);
    }
    await press('Escape');
    await page.locator('.el-dialog').waitFor({ state: 'detached' });
    expect(await focused<string>('at.textContent.trim()')).toBe('添加事项');
  });

  it('opens the rest of the menu at the foot of a phone, and gives the focus back', async () => {
    page = await console.page(PHONE);
    await enter(page, console.url, township, 'clerk');
    const more = page.getByRole('navigation').getByRole('button', { name: '更多' });
    await more.focus();
    await press('Enter');
    await page.locator('.el-drawer').waitFor();
    await page.waitForFunction("document.activeElement.closest('.el-drawer') !== null");
    await press('Tab', 12);
    expect(await focusIsIn('.el-drawer')).toBe(true);
    await press('Escape');
    await page.locator('.el-drawer').waitFor({ state: 'hidden' });
    expect(await focused<string>('at.textContent.trim()')).toBe('更多');
  });
});

/**
 * Remembers how the focused element looks, and the boxes drawn round it, and tells of the element focused before when it looks no other now that the
 * focus has left it.
 */
const UNSEEN = `(() => {
  const looks = (boxes) => boxes.map((box) => {
    const { outline, boxShadow, borderColor, backgroundColor } = getComputedStyle(box);
    return [outline, boxShadow, borderColor, backgroundColor].join();
  }).join();
  const [before, look] = window.left;
  const boxes = [at, at.parentElement, at.closest('.el-select__wrapper, .el-input-number, .el-radio, .el-checkbox, label')].filter(Boolean);
  const unseen = before && looks(before) === look ? [before[0].outerHTML.slice(0, 120)] : [];
  window.left = [boxes, looks(boxes)];
  return unseen;
})()`;
