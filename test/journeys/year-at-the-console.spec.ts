import { closedAfterwards, requires } from '@tongxin/testing';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { standingLines } from '../../apps/node/src/sample/county-lines.js';
import { open, openBrowser, pageIn, serveConsole, typeIn, violations, type ServedConsole } from './console-browser.js';
import { CutMessenger, exchange } from './cut-links.js';
import { openSampleApart } from './sample-apart.js';

// From a pasted plan to a figure of the county's report, by everyone who has a hand in it, at the console: once with the lines between the nodes open
// all the time and a mouse, once with nothing reaching anyone while somebody works, and with the keyboard alone; and once more where each of the
// county's services is a process of its own.

jest.setTimeout(400_000);

const county = '990101';
const [township, neighbour] = ['990101101', '990101201'];
const plan = readFileSync(join(__dirname, '../golden/plans/given/township-a-2023.txt'), 'utf8');
const now = new Date(Date.now() + 8 * 3_600_000).toISOString();
const [today, year] = [now.slice(0, 10), now.slice(0, 4)];
const half = Number(now.slice(5, 7)) <= 6 ? { code: 'H1', name: '上半年' } : { code: 'H2', name: '下半年' };

/** Someone at the console of a node. */
type Person = 'clerk' | 'lead' | 'member' | 'office' | 'proposals' | 'information';
const NODE_OF: Readonly<Record<Person, string>> = {
  clerk: township,
  lead: township,
  member: neighbour,
  office: county,
  proposals: county,
  information: county,
};
type People = Readonly<Record<Person, Page>>;

/** Someone's way of using what a page shows. */
interface Hand {
  press(what: Locator): Promise<void>;
  /** Takes one of the options that are open. */
  take(page: Page, option: string | RegExp): Promise<void>;
}

const MOUSE: Hand = {
  press: (what) => what.click(),
  take: (page, option) => page.getByRole('option', { name: option }).filter({ visible: true }).first().click(),
};

const MOST_OPTIONS = 40;

const KEYBOARD: Hand = {
  async press(what) {
    await what.focus();
    await what.press((await what.getAttribute('role')) === 'radio' ? 'Space' : 'Enter');
  },
  async take(page, option) {
    for (let at = 0; at < MOST_OPTIONS; at += 1) {
      await page.keyboard.press('ArrowDown');
      const lit = await page.evaluate<string>(LIT);
      if (typeof option === 'string' ? lit.includes(option) : option.test(lit)) return page.keyboard.press('Enter');
    }
    throw new Error(`no option ${String(option)}`);
  },
};

/** The option that the keys have come to. */
const LIT = `(document.getElementById(document.activeElement.getAttribute('aria-activedescendant') ?? '')?.textContent ?? '')`;

/** What one person does; every page passed is held to the rules of accessibility. */
interface Step {
  readonly who: Person;
  readonly does: string;
  act(page: Page, url: string, hand: Hand): Promise<void>;
}

const PROPOSAL = '关于疏通粮食市场排水沟的提案';
const OPINION = '集镇停车难的情况反映';
const DIRECTIVE = `报送${year}年${half.name}工作小结`;

const button = (page: Page, name: string | RegExp, exact = false) => page.getByRole('button', { name, exact });
const confirm = (page: Page, name: string) => page.locator('.el-message-box').getByRole('button', { name });
const choose = async (page: Page, hand: Hand, { field, search }: { field: string; search: string }): Promise<void> => {
  const box = page.getByRole('combobox', { name: field });
  await box.focus();
  await box.pressSequentially(search);
  await hand.take(page, /./);
  await page.keyboard.press('Escape');
};
/** Follows what waits on one's first page. */
const follow = async (page: Page, url: string, hand: Hand, { who, title }: { who: Person; title: string }): Promise<void> => {
  await open(page, url, `${NODE_OF[who]}/start`);
  await hand.press(page.locator('main').getByRole('link', { name: title }).first());
  await page.locator('main h1', { hasText: title }).waitFor();
};

const STEPS: readonly Step[] = [
  {
    who: 'clerk',
    does: 'imports the pasted plan',
    async act(page, url, hand) {
      await open(page, url, `${township}/plan/import`);
      await page.locator('main textarea').fill(plan);
      await hand.press(button(page, '读取计划'));
      await page.locator('li.card').first().waitFor();
      await page.getByRole('spinbutton', { name: '年份' }).fill(year);
      await page.keyboard.press('Tab');
      await hand.press(button(page, /^确认导入/));
      await page.waitForURL(/\/plan\?/);
      await page.locator('li.card').first().waitFor();
    },
  },
  {
    who: 'lead',
    does: 'approves it',
    async act(page, url, hand) {
      await open(page, url, `${township}/plan?year=${year}`);
      await hand.press(button(page, '批准计划'));
      await hand.press(confirm(page, '批准计划'));
      await page.getByText(/批准$/).first().waitFor();
    },
  },
  {
    who: 'clerk',
    does: 'holds an inspection it names and records who came',
    async act(page, url, hand) {
      await open(page, url, `${township}/plan?year=${year}`);
      await hand.press(page.locator('li.card', { hasText: '视察' }).first().getByRole('link', { name: '安排活动' }));
      await page.getByRole('checkbox').first().waitFor();
      await page.locator('input[name="on"]').fill(today);
      await hand.press(button(page, /^安排并邀请/));
      await hand.press(button(page, '全部到会'));
      await hand.press(button(page, '记录活动和到会'));
      await button(page, '更正').waitFor();
    },
  },
  {
    who: 'clerk',
    does: 'forwards what was found to a proposal, and asks a member of another township to sign',
    async act(page, _url, hand) {
      await hand.press(button(page, '记录问题'));
      await page.locator('textarea[name="finding"]').fill('粮食市场东口的排水沟堵塞，雨后积水。');
      await hand.press(page.getByRole('button', { name: '记录', exact: true }));
      await hand.press(button(page, '转为提案'));
      await page.locator('input[name="title"]').fill(PROPOSAL);
      await choose(page, hand, { field: '代哪位委员填写', search: '10101' });
      await page.locator('textarea[name="analysis"]').fill('沟渠多年没有清理，也没有人管护。');
      await page.locator('textarea[name="suggestion-1"]').fill('雨季前清理一次，明确管护单位。');
      await choose(page, hand, { field: '联名委员', search: '20101' });
      await hand.press(button(page, '提请 1 人联名'));
      await page.locator('main h1', { hasText: PROPOSAL }).waitFor();
    },
  },
  {
    who: 'member',
    does: 'signs it',
    async act(page, url, hand) {
      await follow(page, url, hand, { who: 'member', title: PROPOSAL });
      await hand.press(button(page, '同意联名'));
      await page.getByText('已联名').first().waitFor();
    },
  },
  {
    who: 'clerk',
    does: 'submits it',
    async act(page, url, hand) {
      await open(page, url, `${township}/proposals`);
      await hand.press(page.getByRole('button', { name: /^征集联名/ }));
      await hand.press(page.getByRole('link', { name: PROPOSAL }));
      await hand.press(button(page, '提交提案'));
      await hand.press(confirm(page, '提交提案'));
      await page.getByText('提案已提交', { exact: true }).waitFor();
    },
  },
  {
    who: 'proposals',
    does: 'files it',
    async act(page, url, hand) {
      await follow(page, url, hand, { who: 'proposals', title: PROPOSAL });
      await hand.press(button(page, '予以立案'));
      await page.getByText('已立案，正在编号', { exact: true }).waitFor();
    },
  },
  {
    who: 'clerk',
    does: 'reports what people say',
    async act(page, url, hand) {
      await open(page, url, `${township}/opinions`);
      await hand.press(page.getByRole('link', { name: '写信息' }));
      await choose(page, hand, { field: '代哪位委员填写', search: '10101' });
      await page.locator('input[name="title"]').fill(OPINION);
      await page.locator('textarea[name="text"]').fill('集镇没有停车场，赶集日车停在路上。建议划出临时停车区。');
      await hand.press(button(page, '提交信息'));
      await hand.press(confirm(page, '提交信息'));
      await page.locator('main h1', { hasText: OPINION }).waitFor();
    },
  },
  {
    who: 'information',
    does: 'adopts it',
    async act(page, url, hand) {
      await follow(page, url, hand, { who: 'information', title: OPINION });
      await hand.press(button(page, '登记采用'));
      await hand.press(button(page, '登记采用'));
      await page.getByText('县级采用').first().waitFor();
    },
  },
  {
    who: 'office',
    does: 'asks every township for the half-year',
    async act(page, url, hand) {
      await open(page, url, `${county}/filings/new`);
      await page.locator('input[name="title"]').fill(DIRECTIVE);
      await page.getByRole('combobox', { name: '期间' }).focus();
      await page.keyboard.press('Enter');
      await hand.take(page, half.name);
      await page.locator('input[name="remindOn"]').fill(today);
      await page.locator('input[name="dueOn"]').fill(today);
      await hand.press(button(page, '布置报送'));
      await page.locator('main h1', { hasText: DIRECTIVE }).waitFor();
    },
  },
  {
    who: 'clerk',
    does: 'edits what was drafted and hands it in',
    async act(page, url, hand) {
      await follow(page, url, hand, { who: 'clerk', title: DIRECTIVE });
      const section = page.locator('textarea[name^="section-"]').last();
      await section.fill(`${await section.inputValue()}下一步继续做好联系委员工作。`);
      await hand.press(page.getByRole('button', { name: '报送', exact: true }));
      await hand.press(confirm(page, '报送'));
      await page.getByText('待审阅').first().waitFor();
    },
  },
  {
    who: 'office',
    does: 'accepts it',
    async act(page, url, hand) {
      await follow(page, url, hand, { who: 'office', title: DIRECTIVE });
      await hand.press(page.getByRole('button', { name: '接收', exact: true }));
      await page.getByText('已接收').first().waitFor();
    },
  },
];

/** A county at work, wherever its services run. */
interface Office extends Pick<ServedConsole, 'url' | 'page'> {
  /** Until nothing moves any more between those that can be reached. */
  settle(): Promise<void>;
}

/** The sample county in this process, with its year. */
async function openHere(messenger?: CutMessenger): Promise<Office & Pick<ServedConsole, 'close'> & { readonly nodes: readonly string[] }> {
  const console = await serveConsole(messenger);
  const nodes = console.program.nodes().map(({ record }) => record.id);
  return { ...console, nodes, settle: () => exchange(console.program) };
}

/** The sample county with its services apart: what it has without anybody's work, and nothing of its year. */
async function openApart(closed: ReturnType<typeof closedAfterwards>): Promise<Office> {
  const lines = standingLines().toSorted((one, other) => (one.at < other.at ? -1 : 1));
  const apart = await closed(openSampleApart(lines[0]?.at ?? now));
  const browser = await closed(openBrowser());
  let day = '';
  for (const { at, account, node, command, id, body } of lines) {
    const [resource, verb] = command.split('/');
    if (day !== at.slice(0, 10)) apart.day((day = at.slice(0, 10)));
    await apart.done(`${account}@${node}`, 'POST', `${resource}/${id}/${verb}`, body);
  }
  apart.day(today);
  await apart.settle();
  return { url: apart.url, page: (viewport) => pageIn(browser, viewport), settle: () => apart.settle() };
}

/** Takes all steps in turn; what has to reach others is given the time between two. */
async function live(console: Office, hand: Hand, between: { before(): void; after(): void }): Promise<People> {
  const people: Partial<Record<Person, Page>> = {};
  for (const { who, does, act } of STEPS) {
    const page = (people[who] ??= await signedIn(console, who));
    between.before();
    await act(page, console.url, hand).catch((error: unknown) => {
      throw new Error(`${who} ${does}: ${String(error)}`, { cause: error });
    });
    expect(await violations(page, `${who} ${does}`)).toEqual([]);
    between.after();
    await console.settle();
  }
  return people as People;
}

async function signedIn(console: Office, who: Person): Promise<Page> {
  const page = await console.page();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await typeIn(page, console.url, NODE_OF[who], who);
  return page;
}

/** The county's report of the half-year, without where its log stood. */
async function reportOf(console: Office, office: Page): Promise<unknown> {
  const answer = await office.request.get(`${console.url}/n/${county}/api/reports/${year}-${half.code}`);
  const { rows, totals } = (await answer.json()) as { rows: unknown; totals: unknown };
  return { rows, totals };
}

const OPEN = { before: () => undefined, after: () => undefined };

/** From a figure to the event behind it, and to the report as of a moment before there was any. */
async function lookInto(office: Page, url: string, before: string): Promise<void> {
  await open(office, url, `${county}/report?period=${year}-${half.code}`);
  const figure = office.locator(`[data-figure="${township} filing.onTime"] button`);
  expect(await figure.textContent()).toMatch(/100\.0%\s*1 \/ 1/);
  await figure.click();
  await office.locator('.el-drawer ol button').last().click();
  const event = office.locator('[data-event]');
  await event.waitFor();
  expect(await event.textContent()).toContain(`filing-${township}`);
  const proposed = office.locator(`[data-figure="total proposal.filed"] b`);
  expect(await proposed.textContent()).toBe('1');
  expect(await office.locator(`[data-figure="total opinion.adopted"] b`).textContent()).toBe('1');
  await open(office, url, `${county}/report?period=${year}-${half.code}&asOf=${before}`);
  await office.getByText('县里收到的记录').waitFor();
  expect(await proposed.textContent()).toBe('0');
}

requires('chromium')('a half-year at the console', () => {
  const messenger = new CutMessenger();
  const closed = closedAfterwards();
  let report: unknown;

  it('goes from a pasted plan to a figure of the county’s report, which leads to the event', async () => {
    const joined = await closed(openHere());
    const before = new Date().toISOString();
    const { office } = await live(joined, MOUSE, OPEN);
    report = await reportOf(joined, office);
    await lookInto(office, joined.url, before);
  });

  it('ends in the same report by the keyboard alone, when nothing reaches anyone while somebody works', async () => {
    const cut = await closed(openHere(messenger));
    const { office } = await live(cut, KEYBOARD, {
      before: () => cut.nodes.forEach((node) => messenger.cut.add(node)),
      after: () => messenger.cut.clear(),
    });
    expect(await reportOf(cut, office)).toEqual(report);
  });

  requires('nats-server')('where each of the county’s services is a process', () => {
    it('ends in the same report, which leads to the event', async () => {
      const apart = await openApart(closed);
      const before = new Date().toISOString();
      const { office } = await live(apart, MOUSE, OPEN);
      expect(await reportOf(apart, office)).toEqual(report);
      await lookInto(office, apart.url, before);
    });
  });
});
