import { closedAfterwards } from '@tongxin/testing';
import type { FilingDraft } from '../../apps/liaison/src/drafts/filing-draft.models.js';
import type { DirectiveCard } from '../../apps/liaison/src/views/directive-card.js';
import type { FilingCard } from '../../apps/liaison/src/views/filing-card.js';
import type { FilingDetail } from '../../apps/liaison/src/views/filing-detail.js';
import type { Lines, Report } from '../../apps/county/src/reports/report.models.js';
import { COUNTY, OTHER, TOWNSHIP, type SmallCounty } from './small-county.js';

// A directive from the county to its townships and what becomes of it, over HTTP and over links, wherever the county's services run.

const OFFICE = `office@${COUNTY}`;
const CLERK = `clerk@${TOWNSHIP}`;

let county: SmallCounty;
let directive: string;

/** A plan of which one item is met, two activities, a demand that was settled and one that was not. */
async function recordHalfYear(): Promise<void> {
  const plans = 'annual-plans/2026';
  await county.done(CLERK, 'POST', `${plans}/draft-plan`, { title: '2026年工作计划' });
  const item = { quarter: 1, month: null, targetCount: 1, topics: [], outside: [], owner: null, source: null };
  for (const [itemId, title] of [
    ['i1', '委员培训'],
    ['i2', '茶产业调研'],
  ])
    await county.done(CLERK, 'POST', `${plans}/add-plan-item`, { ...item, itemId, title, type: 'TRAINING' });
  await county.done(`lead@${TOWNSHIP}`, 'POST', `${plans}/approve-plan`, { on: '2026-01-10' });
  county.day('2026-05-21');
  await hold({ type: 'TRAINING', title: '委员培训', on: '2026-03-05', plan: { year: 2026, itemId: 'i1' } });
  await hold({ type: 'FIELD_SURVEY', title: '茶产业调研', on: '2026-05-20', plan: null });
  for (const satisfied of [true, false]) await demand(satisfied);
  await county.settle();
}

async function hold(details: { type: string; title: string; on: string; plan: object | null }): Promise<void> {
  const scheduled = { ...details, place: null, topics: [], outside: [] };
  const { id } = await county.done<{ id: string }>(CLERK, 'POST', 'activities/schedule-activity', scheduled);
  await county.done(CLERK, 'POST', `activities/${id}/hold-activity`, { on: details.on, hours: 2, outsideCount: 0 });
}

async function demand(close: boolean): Promise<void> {
  const told = { name: '王小明', text: '路灯不亮', category: 'ROADS', channel: 'VISIT', on: '2026-05-01' };
  const { id } = await county.done<{ id: string }>(CLERK, 'POST', 'resident-demands/receive-demand', told);
  const on = '2026-05-10';
  const steps: [string, object][] = [
    ['assign-demand', { account: 'clerk', dueOn: null }],
    ['answer-demand', { answerId: 'a1', on, result: 'RESOLVED', text: '已修好' }],
    ['revisit-demand', { revisitId: 'r1', on, satisfied: true }],
    ['close-demand', { on, outcome: 'SETTLED' }],
  ];
  for (const [verb, body] of close ? steps : steps.slice(0, 1)) await county.done(CLERK, 'POST', `resident-demands/${id}/${verb}`, body);
}

const draftOf = (query = ''): Promise<FilingDraft> => county.done(CLERK, 'GET', `filing-drafts/${directive}${query}`);
const rowOf = async (period: string, township: string) => {
  const report = await county.done<Report>(OFFICE, 'GET', `reports/${period}`);
  return { report, row: report.rows.find(({ code }) => code === township) };
};
const cardOf = async (who: string, township: string): Promise<FilingCard> => {
  const path = `filing-board?directive=${directive}&township=${township}`;
  const { items } = await county.done<{ items: FilingCard[] }>(who, 'GET', path);
  if (!items[0]) throw new Error(`no filing of ${township}`);
  return items[0];
};

export function filingsJourney(open: (instant: string) => Promise<SmallCounty>): void {
  const closed = closedAfterwards();
  beforeAll(async () => {
    county = await closed(open('2026-01-10T02:00:00.000Z'));
    await recordHalfYear();
    county.day('2026-06-20');
    const asked = {
      kind: 'half-year',
      title: '关于报送上半年工作小结的通知',
      text: '请如实报送。',
      period: '2026-H1',
      dueOn: '2026-07-10',
    };
    directive = (await county.done<{ id: string }>(OFFICE, 'POST', 'directives/issue-directive', asked)).id;
    await county.settle();
  });

  describe('a filing', () => {
    it('is drafted with each figure of the county’s report, equal', async () => {
      const { figures, sections, origin, title } = await draftOf();
      expect([origin, title]).toEqual(['DRAFTED', '清河镇政协工委2026年上半年工作小结']);
      const { report, row } = await rowOf('2026-H1', TOWNSHIP);
      const reported = (row?.cells ?? []).flatMap(({ indicator, numerator, denominator, parts }) => [
        { indicator, part: null, numerator, denominator },
        ...parts.map(({ axis, code, numerator: n, denominator: d }) => ({ indicator, part: { axis, code }, numerator: n, denominator: d })),
      ]);
      expect(reported.length).toBeGreaterThan(report.indicators.length);
      expect(figures.map(({ version: _version, ...figure }) => figure)).toEqual(reported);
      const text = sections.map((section) => section.text).join('\n');
      for (const { numerator, denominator } of figures)
        expect(text).toContain(denominator === 0 ? `${numerator}` : `（${numerator}/${denominator}）`);
      expect(text).toContain('3月5日，委员培训');
      expect(text).toContain('1/2');
      expect(text).not.toMatch(/王小明|路灯/);
    });

    it('is edited and saved beside the log, by one at a time', async () => {
      const { title, sections, figures } = await draftOf();
      const edited = { title, sections: sections.map((section) => ({ ...section, text: `${section.text}（已核）` })), figures };
      const saved = await county.done<FilingDraft>(CLERK, 'PUT', `filing-drafts/${directive}`, { revision: -1, ...edited });
      expect(saved).toMatchObject({ revision: 0, origin: 'SAVED', savedBy: CLERK });
      const late = await county.ask(`lead@${TOWNSHIP}`, 'PUT', `filing-drafts/${directive}`, { revision: -1, ...edited, title: '小结' });
      expect([late.status, late.json<{ code: string }>().code]).toEqual([409, 'draft.changed']);
      expect((await draftOf()).sections[0]?.text).toContain('（已核）');
      expect((await draftOf('?fresh=true')).sections[0]?.text).not.toContain('（已核）');
    });

    it('is submitted, returned, submitted again and accepted, each seeing what the other said', async () => {
      county.day('2026-07-09');
      const { title, sections, figures } = await draftOf();
      const submit = (submissionId: string) =>
        county.ask(CLERK, 'POST', `filings/${directive}/submit-filing`, { submissionId, title, sections, figures });
      const review = `filing-reviews/${directive}.${TOWNSHIP}`;
      expect((await county.ask(OFFICE, 'POST', `${review}/accept-filing`, { submissionId: 's1' })).json()).toMatchObject({
        code: 'filing-review.not-submitted',
      });
      expect((await submit('s1')).status).toBe(200);
      await county.settle();
      await county.done(OFFICE, 'POST', `${review}/return-filing`, { submissionId: 's1', reason: '请补充下半年打算' });
      await county.settle();
      expect(await cardOf(CLERK, TOWNSHIP)).toMatchObject({ status: 'RETURNED', returnReason: '请补充下半年打算' });
      county.day('2026-07-12');
      expect((await submit('s2')).status).toBe(200);
      await county.settle();
      expect((await county.ask(OFFICE, 'POST', `${review}/accept-filing`, { submissionId: 's1' })).json()).toMatchObject({
        code: 'filing-review.superseded',
      });
      await county.done(OFFICE, 'POST', `${review}/accept-filing`, { submissionId: 's2' });
      await county.settle();
      expect(await cardOf(CLERK, TOWNSHIP)).toMatchObject({ status: 'ACCEPTED', late: false, firstOn: '2026-07-09' });
      const detail = await county.done<FilingDetail>(OFFICE, 'GET', `filing-detail/${directive}.${TOWNSHIP}`);
      expect(detail.submissions.map(({ submissionId }) => submissionId)).toEqual(['s1', 's2']);
      expect(detail.verdicts.map(({ accepted }) => accepted)).toEqual([false, true]);
      expect((await submit('s3')).json()).toMatchObject({ code: 'filing.already-accepted' });
    });

    it('is missed by alarm at the township and at the county, and late by its own day', async () => {
      await county.ringAlarms();
      const events = (node: string, stream: string) => county.eventsOf(node, stream);
      expect(await events(OTHER, `filing-${OTHER}.${directive}`)).toEqual(['FilingReminded']);
      expect(await events(COUNTY, `filingReview-${COUNTY}.${directive}.${OTHER}`)).toEqual(['FilingAwaited', 'FilingOverdue']);
      expect(await events(COUNTY, `filingReview-${COUNTY}.${directive}.${TOWNSHIP}`)).not.toContain('FilingOverdue');
      expect(await cardOf(`clerk@${OTHER}`, OTHER)).toMatchObject({ status: 'AWAITED', overdueSince: '2026-07-10', reminded: true });
      const list = await county.done<{ items: DirectiveCard[] }>(OFFICE, 'GET', 'directive-list');
      expect(list.items[0]?.filings.map(({ township, status }) => `${township} ${status}`)).toEqual([
        `${TOWNSHIP} ACCEPTED`,
        `${OTHER} AWAITED`,
      ]);
    });

    it('counts as in time in the county’s report, down to the event', async () => {
      const onTime = async (township: string) =>
        (await rowOf('2026-07', township)).row?.cells.find(({ indicator }) => indicator === 'filing.onTime');
      expect(await onTime(TOWNSHIP)).toMatchObject({ numerator: 1, denominator: 1 });
      expect(await onTime(OTHER)).toMatchObject({ numerator: 0, denominator: 1 });
      const lines = await county.done<Lines>(OFFICE, 'GET', `reports/2026-07/lines?indicator=filing.onTime&township=${TOWNSHIP}`);
      expect(lines.items.map(({ event }) => event.type)).toContain('FilingAccepted');
    });

    it('is nobody’s to draft but its township’s', async () => {
      const { id } = await county.done<{ id: string }>(OFFICE, 'POST', 'directives/issue-directive', {
        ...{ kind: 'other', title: '补充通知', text: '', period: '2026', dueOn: '2026-12-31', to: [OTHER] },
      });
      await county.settle();
      expect((await county.ask(CLERK, 'GET', `filing-drafts/${id}`)).status).toBe(404);
      expect((await county.ask(OFFICE, 'GET', `filing-drafts/${id}`)).status).toBe(403);
      expect(await county.done<FilingDraft>(`clerk@${OTHER}`, 'GET', `filing-drafts/${id}`)).toMatchObject({ origin: 'DRAFTED' });
      expect(county.errors).toEqual([]);
    });
  });
}
