import { readText } from '@tongxin/documents';
import { closedAfterwards } from '@tongxin/testing';
import { encode } from 'iconv-lite';
import type { EventShown, Lines, Report } from '../../apps/county/src/reports/report.models.js';
import type { DemandCard } from '../../apps/liaison/src/views/demand-card.js';
import type { OpinionCard } from '../../apps/proposals/src/views/opinion-card.js';
import type { ProposalCard } from '../../apps/proposals/src/views/proposal-card.js';
import { COUNTY, OTHER, TOWNSHIP, type SmallCounty } from './small-county.js';

// What members and residents bring, from a township to the county and back, over HTTP and over links, wherever the county's services run.

const OFFICE = `office@${COUNTY}`;
const PROPOSALS = `proposals@${COUNTY}`;
const INFORMATION = `information@${COUNTY}`;
const CLERK = `clerk@${TOWNSHIP}`;
const PERIOD = '2026-H1';

const member = {
  ...{ name: '甲', sector: '农业界', specialCommittees: [], party: null, workUnit: '示例单位', standing: false },
  ...{ term: 12, admittedOn: '2026-01-05' },
};
const proposal = {
  ...{ kind: 'INTER_SESSION', title: '关于加强农村水源地保护的建议', facts: '两处水源地没有围栏。', analysis: '没有管护经费。' },
  ...{ suggestions: [{ suggestionId: 's1', text: '设置围栏。' }], source: null, leadProposer: '101' },
};
const opinion = { title: '卫生室周末无人', text: '三个村。', source: null, reporter: '101' };
const resident = {
  name: '欧阳沁蕊',
  phone: '13971500137',
  text: '屋后挡墙开裂',
  category: 'HOUSING',
  channel: 'RECEPTION',
  on: '2026-05-12',
};

let county: SmallCounty;

const key = `${TOWNSHIP}.p1`;
const post = (who: string, path: string, body: object = {}) => county.done<{ id: string }>(who, 'POST', path, body);
const proposalAt = (who: string) => county.done<ProposalCard>(who, 'GET', `proposal-board/${key}`);
const codeOf = async (who: string, method: string, path: string, headers: Readonly<Record<string, string>> = {}) => {
  const { status, json } = await county.ask(who, method, path, undefined, headers);
  return [status, json<{ code: string }>().code];
};
const waiting = async (who: string) => (await county.done<{ items: { title: object }[] }>(who, 'GET', 'inbox')).items.map(titleOf);
const titleOf = ({ title }: { title: object }): string => JSON.stringify(title);
const figure = async (indicator: string, when = '') => {
  const { rows } = await county.done<Report>(OFFICE, 'GET', `reports/${PERIOD}${when}`);
  const cell = rows.find(({ code }) => code === TOWNSHIP)?.cells.find((one) => one.indicator === indicator);
  return [cell?.numerator, cell?.denominator];
};
async function hold(title: string, on: string): Promise<void> {
  const scheduled = { type: 'TRAINING', title, on, place: null, topics: [], outside: [], plan: { year: 2026, itemId: 'i1' } };
  const { id } = await post(CLERK, 'activities/schedule-activity', scheduled);
  await post(CLERK, `activities/${id}/hold-activity`, { on, hours: 2, outsideCount: 0 });
  await county.settle();
}

export function dutiesJourney(open: (instant: string) => Promise<SmallCounty>): void {
  const closed = closedAfterwards();
  beforeAll(async () => {
    county = await closed(open('2026-01-10T02:00:00.000Z'));
    await post(OFFICE, `committees/${COUNTY}/open-term`, { term: 12, from: '2026-01-05' });
    await post(OFFICE, `committees/${COUNTY}/open-session`, { term: 12, session: 1, from: '2026-01-08' });
    await post(OFFICE, 'members/101/admit-member', { ...member, group: TOWNSHIP });
    await post(OFFICE, 'members/201/admit-member', { ...member, group: OTHER });
    county.day('2026-04-01');
    await county.settle();
  });

  describe('an account', () => {
    const pages = ['committees', 'plan-board', 'proposal-board', 'directive-list', `reports/${PERIOD}`, 'inbox'];

    it('opens every service’s pages at its own node, and none at another', async () => {
      await county.done(CLERK, 'GET', 'inbox');
      for (const page of pages) {
        expect((await county.ask(OFFICE, 'GET', page)).status).toBe(200);
        expect(await codeOf(OFFICE, 'GET', page, county.bearing(CLERK))).toEqual([403, 'access.other-node']);
        expect(await codeOf(OFFICE, 'GET', page, { authorization: 'Bearer forged' })).toEqual([401, 'access.unauthenticated']);
      }
    });

    it('does nothing that its roles do not say', async () => {
      for (const path of [`members/102/admit-member`, `proposal-cases/${key}/file-proposal`, 'directives/issue-directive'])
        expect(await codeOf(`leader@${COUNTY}`, 'POST', path)).toEqual([403, 'access.role']);
    });

    it('is known to no service any more ten seconds after it signed out', async () => {
      const { authorization = '' } = county.bearing(OFFICE);
      expect((await county.ask(OFFICE, 'DELETE', 'session')).status).toBe(204);
      county.goOn('2026-04-01T02:00:10.000Z');
      for (const page of pages) expect(await codeOf(OFFICE, 'GET', page, { authorization })).toEqual([401, 'access.session-expired']);
      county.day('2026-04-02');
    });
  });

  describe('a proposal of two townships', () => {
    it('is signed in the other one', async () => {
      await post(CLERK, 'proposals/p1/put-to-co-signers', proposal);
      await post(CLERK, 'proposals/p1/invite-co-signer', { memberId: '201', node: OTHER, answerBy: '2026-04-10' });
      await county.settle();
      await post(`clerk@${OTHER}`, `co-signatures/${key}.201/give-co-signature`, { version: 1 });
      await county.settle();
      expect(await proposalAt(CLERK)).toMatchObject({ invitations: [{ memberId: '201', state: 'GIVEN' }] });
    });

    it('waits for the proposal office, and has its number in all three once it is filed', async () => {
      await post(CLERK, 'proposals/p1/submit-proposal', proposal);
      await county.settle();
      expect(await waiting(PROPOSALS)).toEqual([expect.stringContaining(proposal.title)]);
      await post(PROPOSALS, `proposal-cases/${key}/file-proposal`);
      await county.settle();
      for (const who of [CLERK, `clerk@${OTHER}`, PROPOSALS])
        expect(await proposalAt(who)).toMatchObject({ review: 'FILED', number: '12-1-001', coSigners: [{ memberId: '201', node: OTHER }] });
      expect(await waiting(PROPOSALS)).toEqual([]);
    });

    it('is followed by many that are filed at once, without a gap in their numbers', async () => {
      const ids = ['p2', 'p3', 'p4', 'p5', 'p6', 'p7'];
      for (const id of ids) await post(CLERK, `proposals/${id}/submit-proposal`, { ...proposal, title: `${proposal.title}（${id}）` });
      await county.settle();
      await Promise.all(ids.map((id) => post(PROPOSALS, `proposal-cases/${TOWNSHIP}.${id}/file-proposal`)));
      await county.settle();
      const { items } = await county.done<{ items: ProposalCard[] }>(CLERK, 'GET', 'proposal-board');
      expect(items.map(({ number }) => number).toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7].map((number) => `12-1-00${number}`));
    });
  });

  describe('an opinion item', () => {
    it('is adopted, and its reporter’s township hears of it', async () => {
      await post(CLERK, 'opinion-reports/o1/submit-opinion', opinion);
      await county.settle();
      const adopted = { adoptionId: 'a1', level: 'COUNTY', form: 'SINGLE', on: '2026-04-02', sources: [] };
      await post(INFORMATION, `opinion-cases/${TOWNSHIP}.o1/adopt-opinion`, adopted);
      await county.settle();
      const card = await county.done<OpinionCard>(CLERK, 'GET', `opinion-board/${TOWNSHIP}.o1`);
      expect(card).toMatchObject({ review: 'ADOPTED', adoptions: [{ level: 'COUNTY' }] });
      expect((await figure('opinion.adopted'))[0]).toBe(1);
    });
  });

  describe('a file', () => {
    // As spreadsheets of an office save it: not in UTF-8, and with a column that the register never holds.
    const roster = encode(
      `委员证号,姓名,界别,所属乡镇,届次,任职日期,手机
103,林小满,教育界,${TOWNSHIP},12,2026-01-05,13900000001
104,陈稻香,农业界,${TOWNSHIP},12,2026-01-05,13900000002
`,
      'gbk',
    );
    const send = async (path: string): Promise<object> => {
      const body = new FormData();
      body.append('file', new Blob([new Uint8Array(roster)]), 'roster.csv');
      const response = await fetch(`${county.url}/n/${COUNTY}/api/roster-imports${path}`, {
        method: 'POST',
        headers: county.bearing(OFFICE),
        body,
      });
      expect(response.status).toBe(200);
      return (await response.json()) as object;
    };

    it('brings members in, looked at first', async () => {
      const register = () => county.ask(OFFICE, 'GET', 'member-register').then(({ text }) => text);
      const ignored = [{ column: '手机', personal: true }];
      expect(await send('/preview')).toMatchObject({ admitted: 2, amended: 0, errors: [], ignored });
      expect(await register()).not.toContain('林小满');
      expect(await send('')).toMatchObject({ planned: 2, recorded: 2, refused: [] });
      await county.settle();
      expect(await register()).toMatch(/林小满.*陈稻香|陈稻香.*林小满/s);
      expect(await register()).not.toContain('1390000000');
    });

    it('takes the report away', async () => {
      const { authorization = '' } = county.bearing(OFFICE);
      for (const format of ['docx', 'xlsx']) {
        const response = await fetch(`${county.url}/n/${COUNTY}/api/reports/${PERIOD}/export?format=${format}`, {
          headers: { authorization },
        });
        expect([response.status, response.headers.get('content-disposition')]).toEqual([200, expect.stringContaining(`.${format}`)]);
        const bytes = new Uint8Array(await response.arrayBuffer());
        expect(bytes.length).toBe(Number(response.headers.get('content-length')));
        expect(await readText(bytes, `report.${format}`)).toContain('清河镇政协工委');
      }
    });
  });

  describe('a plan', () => {
    let held: EventShown;

    it('becomes activities and a figure of the county’s report, which leads to the event', async () => {
      const item = { quarter: 2, month: null, targetCount: 2, topics: [], outside: [], owner: null, source: null };
      await post(CLERK, 'annual-plans/2026/draft-plan', { title: '2026年工作计划' });
      await post(CLERK, 'annual-plans/2026/add-plan-item', { ...item, itemId: 'i1', title: '委员培训', type: 'TRAINING' });
      await post(`lead@${TOWNSHIP}`, 'annual-plans/2026/approve-plan', { on: '2026-04-02' });
      await hold('委员培训（一）', '2026-04-01');
      const path = `reports/${PERIOD}/lines?indicator=activity.held&township=${TOWNSHIP}`;
      const { items } = await county.done<Lines>(OFFICE, 'GET', path);
      expect(items.map(({ title, event }) => [title, event.type])).toEqual([['委员培训（一）', 'ActivityHeld']]);
      const [{ event }] = items as [Lines['items'][number]];
      held = await county.done<EventShown>(OFFICE, 'GET', `reports/events/${event.stream}/${event.revision}`);
      expect(held).toMatchObject({ type: 'ActivityHeld', actor: CLERK, data: { on: '2026-04-01', hours: 2 } });
    });

    it('shows as of a moment what the county had received by then', async () => {
      county.day('2026-05-12');
      await hold('委员培训（二）', '2026-05-11');
      expect(await figure('activity.held')).toEqual([2, 0]);
      expect(await figure('activity.held', `?asOf=${held.storedAt}`)).toEqual([1, 0]);
    });
  });

  describe('a resident’s demand', () => {
    it('is closed at the township, counted at the county, and told to nobody there', async () => {
      const { id } = await post(CLERK, 'resident-demands/receive-demand', resident);
      const steps: [string, object][] = [
        ['assign-demand', { account: 'clerk', dueOn: null }],
        ['answer-demand', { answerId: 'a1', on: '2026-05-12', result: 'RESOLVED', text: '已加固' }],
        ['revisit-demand', { revisitId: 'r1', on: '2026-05-12', satisfied: true }],
        ['close-demand', { on: '2026-05-12', outcome: 'SETTLED' }],
      ];
      for (const [verb, body] of steps) await post(CLERK, `resident-demands/${id}/${verb}`, body);
      await county.settle();
      expect(await figure('demand.closed')).toEqual([1, 1]);
      const reveal = { purpose: 'HANDLE', fields: ['name', 'phone', 'text'] };
      const { name, phone, text } = resident;
      expect(await county.done<object>(CLERK, 'POST', `resident-demands/${id}/reveal`, reveal)).toMatchObject({ name, phone, text });
      const { items } = await county.done<{ items: DemandCard[] }>(CLERK, 'GET', 'demand-list');
      expect(items.map((demand) => demand.id)).toEqual([id]);
      for (const path of ['demand-list', `reports/${PERIOD}/lines?indicator=demand.closed&township=${TOWNSHIP}`])
        expect((await county.ask(OFFICE, 'GET', path)).text).not.toMatch(/沁蕊|13971500137|挡墙/);
      expect(county.errors).toEqual([]);
    });
  });
}
