import type { ActivityEvent, AnnualPlanEvent, CommitteeEvent } from '@tongxin/contracts';
import { recorded, type Happened } from '@tongxin/testing';
import { CountyInMemory } from '../testing/county-in-memory.js';
import { ledger } from '../ledger/ledger.js';
import { ReportEventQuery } from './event.query.js';
import { happeningOf } from './happenings.js';
import { LinesQuery } from './lines.query.js';
import type { Report } from './report.models.js';
import { ReportQuery } from './report.query.js';
import { TrendQuery } from './trend.query.js';

type Said = Happened<ActivityEvent | AnnualPlanEvent | CommitteeEvent>;

const county = { node: '990101', category: 'committee' };
const town = { node: '990101101' };
const spring = { ...town, category: 'activity', id: 'spring' };
const visit = { ...town, category: 'activity', id: 'visit' };
const open = { place: null, topics: [], outside: [] };

const established: Said[] = [
  { ...county, id: '990101', type: 'CommitteeEstablished', data: { code: '990101', name: '示例县政协', level: 'COUNTY', superior: null } },
  {
    ...county,
    id: '990101201',
    type: 'CommitteeEstablished',
    data: { code: '990101201', name: '青石乡工委', level: 'TOWNSHIP', superior: '990101' },
  },
  {
    ...county,
    id: '990101101',
    type: 'CommitteeEstablished',
    data: { code: '990101101', name: '河口镇工委', level: 'TOWN', superior: '990101' },
  },
];
const year: Said[] = [
  {
    ...town,
    category: 'annualPlan',
    id: '2023',
    type: 'PlanItemAdded',
    recordedAt: '2023-01-09T02:00:00.000Z',
    data: {
      ...{ itemId: 'training', type: 'TRAINING', title: '每季度培训', quarter: 1, month: null, dueOn: '2023-03-31', targetCount: 1 },
      ...{ topics: [], outside: [], owner: null, source: null },
    },
  },
  { ...town, category: 'annualPlan', id: '2023', type: 'PlanApproved', data: { on: '2023-01-10' }, recordedAt: '2023-01-10T02:00:00.000Z' },
  {
    ...spring,
    type: 'ActivityScheduled',
    data: { type: 'TRAINING', title: '春季培训', on: '2023-03-14', plan: { year: 2023, itemId: 'training' }, ...open },
    recordedAt: '2023-03-01T02:00:00.000Z',
  },
  { ...spring, type: 'MembersInvited', data: { memberIds: ['0001', '0002'] }, recordedAt: '2023-03-02T02:00:00.000Z' },
  { ...spring, type: 'ActivityHeld', data: { on: '2023-03-15', hours: 3, outsideCount: 0 }, recordedAt: '2023-03-15T08:00:00.000Z' },
  { ...spring, type: 'AttendanceRecorded', data: { memberId: '0001', state: 'PRESENT' }, recordedAt: '2023-03-15T08:01:00.000Z' },
  {
    ...visit,
    type: 'ActivityScheduled',
    data: { type: 'CONSOLATION_VISIT', title: '走访', on: '2023-05-04', plan: null, ...open },
    recordedAt: '2023-05-01T02:00:00.000Z',
  },
  { ...visit, type: 'ActivityHeld', data: { on: '2023-05-05', hours: 3, outsideCount: 0 }, recordedAt: '2023-05-06T02:00:00.000Z' },
  { ...spring, type: 'AttendanceRecorded', data: { memberId: '0002', state: 'LATE' }, recordedAt: '2023-06-20T02:00:00.000Z' },
  { ...county, id: '990101101', type: 'CommitteeRenamed', data: { name: '河口街道工委' }, recordedAt: '2023-07-01T02:00:00.000Z' },
  { ...visit, type: 'ActivityCancelled', data: { reason: '误记' }, recordedAt: '2023-07-02T02:00:00.000Z' },
];

const here = new CountyInMemory();
for (const event of recorded([...established.map((one) => ({ ...one, recordedAt: '2023-01-01T02:00:00.000Z' })), ...year]))
  here.take(event);

/** The report of the first three indicators alone. */
function ofPlanAndActivities({ rows, totals, ...report }: Report): Report {
  return { ...report, rows: rows.map(({ cells, ...row }) => ({ ...row, cells: cells.slice(0, 3) })), totals: totals.slice(0, 3) };
}

describe('report', () => {
  it('shows every township by code, its figures, and the totals', async () => {
    const report = await here.report.execute(new ReportQuery('2023-Q1'));
    expect(ofPlanAndActivities(report)).toMatchObject({
      period: { code: '2023-Q1', name: '2023年第一季度', from: '2023-01-01', to: '2023-03-31' },
      position: 14,
      rows: [
        {
          code: '990101101',
          name: '河口街道工委',
          cells: [
            { indicator: 'plan.progress', numerator: 1, denominator: 1, value: 1 },
            {
              indicator: 'activity.held',
              numerator: 1,
              value: 1,
              parts: [{ axis: 'type', code: 'TRAINING', numerator: 1, denominator: 0, value: 1 }],
            },
            { indicator: 'activity.attendance', numerator: 2, denominator: 2, value: 1 },
          ],
        },
        {
          code: '990101201',
          name: '青石乡工委',
          cells: [{ indicator: 'plan.progress', numerator: 0, denominator: 0 }, { value: 0, parts: [] }, { denominator: 0 }],
        },
      ],
      totals: [{ indicator: 'plan.progress', numerator: 1, denominator: 1 }, { value: 1 }, { numerator: 2, denominator: 2 }],
    });
    expect(report.rows[1]?.cells[0]).not.toHaveProperty('value');
    expect(report).not.toHaveProperty('asOf');
    expect(report.indicators[1]?.axes[0]?.values).toEqual([{ code: 'TRAINING', zh: '培训', en: 'Training' }]);
  });

  it('shows as of a day what had arrived by its end in China, names included', async () => {
    const report = await here.report.execute(new ReportQuery('2023', { asOf: '2023-05-31' }));
    expect(report).toMatchObject({ asOf: '2023-05-31T15:59:59.999Z', position: 11 });
    expect(ofPlanAndActivities(report).rows[0]).toMatchObject({
      name: '河口镇工委',
      cells: [{ value: 1 }, { value: 2 }, { numerator: 1, denominator: 2, value: 0.5 }],
    });
  });

  it('is empty as of a moment before anything was recorded', async () => {
    const report = await here.report.execute(new ReportQuery('2023', { asOf: '2022-12-31T23:00:00Z' }));
    expect(ofPlanAndActivities(report)).toMatchObject({
      position: 0,
      rows: [],
      totals: [{ numerator: 0 }, { numerator: 0 }, { numerator: 0 }],
    });
  });

  it('has a row for the county itself only when it held something', async () => {
    const own = new CountyInMemory();
    const activity = { node: '990101', category: 'activity', id: 'own' };
    const held: Said = { ...activity, type: 'ActivityHeld', data: { on: '2023-03-15', hours: 3, outsideCount: 0 } };
    for (const event of recorded([...established, held])) own.take(event);
    const codes = async (period: string) => (await own.report.execute(new ReportQuery(period))).rows.map(({ code }) => code);
    expect(await codes('2023-03')).toEqual(['990101', '990101101', '990101201']);
    expect(await codes('2023-04')).toEqual(['990101101', '990101201']);
  });

  it.each(['2023-13', '2023-Q5', 'x', '2023-H3'])('knows no period %s', (period) =>
    expect(here.report.execute(new ReportQuery(period))).rejects.toMatchObject({ code: 'report.period-not-found' }),
  );

  it.each(['2023-02-30', 'June', '2023-06-30T10:00', '2023-06-30T25:00:00Z'])('cannot read the moment %s', (asOf) =>
    expect(here.report.execute(new ReportQuery('2023', { asOf }))).rejects.toMatchObject({ code: 'report.as-of-unreadable' }),
  );
});

describe('trend', () => {
  it('has a figure for every month of the period', async () => {
    const trend = await here.trend.execute(new TrendQuery('2023-H1', 'activity.held', '990101101', { asOf: '2023-06-30' }));
    expect(trend.township).toEqual({ code: '990101101', name: '河口镇工委' });
    expect(trend.months.map(({ month, value }) => [month, value])).toEqual([
      ['2023-01', 0],
      ['2023-02', 0],
      ['2023-03', 1],
      ['2023-04', 0],
      ['2023-05', 1],
      ['2023-06', 0],
    ]);
  });

  it('adds up all townships when none is named', async () => {
    const trend = await here.trend.execute(new TrendQuery('2023-Q1', 'activity.attendance'));
    expect(trend.months).toEqual([
      { month: '2023-01', numerator: 0, denominator: 0 },
      { month: '2023-02', numerator: 0, denominator: 0 },
      { month: '2023-03', numerator: 2, denominator: 2, value: 1 },
    ]);
  });

  it('knows no indicator that is not in the dictionary', () =>
    expect(here.trend.execute(new TrendQuery('2023', 'members.rank'))).rejects.toMatchObject({ code: 'report.indicator-not-found' }));
});

describe('lines', () => {
  it('name the event, who and when, in words', async () => {
    const { items } = await here.lines.execute(new LinesQuery('2023', { indicator: 'activity.attendance', township: '990101101' }));
    expect(items.map(({ businessDate, numerator, denominator, label }) => [businessDate, numerator, denominator, label.zh])).toEqual([
      ['2023-03-15', 0, 2, '举行活动：春季培训'],
      ['2023-03-15', 1, 0, '登记出勤：春季培训'],
      ['2023-03-15', 1, 0, '登记出勤：春季培训'],
    ]);
    expect(items[2]).toMatchObject({
      township: { code: '990101101', name: '河口街道工委' },
      event: { type: 'AttendanceRecorded', stream: 'activity-990101101.spring', revision: 4 },
      actor: 'clerk@990101101',
      recordedAt: '2023-06-20T02:00:00.000Z',
    });
  });

  it('name the plan item an activity worked towards', async () => {
    const { items } = await here.lines.execute(new LinesQuery('2023', { indicator: 'plan.progress' }));
    expect(items.map(({ title, label, numerator, denominator }) => [title, label.zh, numerator, denominator])).toEqual([
      ['每季度培训', '举行活动：春季培训', 1, 0],
      ['每季度培训', '批准计划：每季度培训', 0, 1],
    ]);
  });

  it('show the counter-entry of what was cancelled, and not before it was', async () => {
    const drill = { indicator: 'activity.held', axes: { type: 'CONSOLATION_VISIT' } };
    const amounts = async (asOf?: string) =>
      (await here.lines.execute(new LinesQuery('2023-05', drill, { asOf }))).items.map(({ numerator }) => numerator);
    expect(await amounts()).toEqual([1, -1]);
    expect(await amounts('2023-06-30')).toEqual([1]);
  });

  it('come in pages that go on where the last one stopped', async () => {
    const pages: number[][] = [];
    let cursor: string | undefined;
    do {
      const page = await here.lines.execute(new LinesQuery('2023', { indicator: 'activity.attendance', limit: 2, cursor }));
      pages.push(page.items.map(({ event }) => event.revision));
      cursor = page.next;
    } while (cursor !== undefined);
    expect(pages).toEqual([[2, 3], [4]]);
  });

  it('take no cursor of another indicator', () => {
    const cursor = Buffer.from('place|activity.held|990101101|2023-03-15#0').toString('base64url');
    const asked = here.lines.execute(new LinesQuery('2023', { indicator: 'activity.attendance', cursor }));
    return expect(asked).rejects.toMatchObject({ code: 'report.cursor-invalid' });
  });
});

describe('happenings', () => {
  it.each(ledger.events)('have words for %s', (type) => expect(happeningOf(type).zh).not.toBe(type));
});

describe('single event', () => {
  it('says who recorded what, and when', async () => {
    const event = await here.event.execute(new ReportEventQuery('activity-990101101.spring', 2));
    expect(event).toMatchObject({
      type: 'ActivityHeld',
      label: { zh: '举行活动：春季培训' },
      actor: 'clerk@990101101',
      recordedAt: '2023-03-15T08:00:00.000Z',
      data: { on: '2023-03-15' },
    });
  });

  it('is not shown when no figure is made of it', () =>
    expect(here.event.execute(new ReportEventQuery('committee-990101.990101', 0))).rejects.toMatchObject({
      code: 'report.event-not-found',
    }));
});
