import type { Todo } from '@tongxin/runtime';
import { viewReaderOf } from '@tongxin/testing';
import { activityToAttend } from './activity-to-attend.js';
import { activityToRecord } from './activity-to-record.js';
import { attendanceToRecord } from './attendance-to-record.js';
import { leaveToDecide } from './leave-to-decide.js';
import { planMissing } from './plan-missing.js';
import { planToApprove } from './plan-to-approve.js';
import { reportToApprove } from './report-to-approve.js';

const place = { node: { id: '990101101', name: '青石镇政协工委', superior: '990101', epoch: 1 }, today: '2026-04-01' };
const found = (todo: Todo, views: Parameters<typeof viewReaderOf>[0]) => todo.find(viewReaderOf(views), place);
const card = (id: string, status: string, on: string, rest: object = {}) => ({
  [id]: { id, node: '990101101', title: `活动${id}`, status, on, invited: [], attendance: {}, leave: {}, report: null, ...rest },
});
const activities = (...cards: object[]) => ({ 'activity-list': Object.assign({}, ...cards) as Record<string, object> });
const page = (id: string) => ({ page: 'activity', params: { id } });

describe('what activities have waiting', () => {
  it('is a plan that is missing', async () => {
    const item = { params: { year: 2026 }, dueOn: null, since: '2026-01-01', link: { page: 'plan-import' } };
    expect(await found(planMissing, { 'plan-board': { '990101101.2025': {}, '990101201.2026': {} } })).toEqual([item]);
    expect(await found(planMissing, { 'plan-board': { '990101101.2026': {} } })).toEqual([]);
  });
  it('is a plan of one’s own to approve', async () => {
    const plan = (node: string, year: number, status: string) => ({ [`${node}.${year}`]: { node, year, status, title: `${year}年计划` } });
    const boards = { ...plan('990101101', 2026, 'DRAFT'), ...plan('990101101', 2025, 'DRAFT'), ...plan('990101201', 2026, 'DRAFT') };
    expect(await found(planToApprove, { 'plan-board': boards })).toEqual([
      { params: { title: '2026年计划' }, dueOn: null, since: null, link: { page: 'plan', query: { year: '2026' } } },
    ]);
    expect(await found(planToApprove, { 'plan-board': plan('990101101', 2026, 'APPROVED') })).toEqual([]);
  });
  it('is an activity whose day has come', async () => {
    const views = activities(
      card('today', 'SCHEDULED', '2026-04-01'),
      card('ahead', 'SCHEDULED', '2026-04-02'),
      card('held', 'HELD', '2026-03-01'),
      card('elsewhere', 'SCHEDULED', '2026-03-01', { node: '990101201' }),
      card('forgotten', 'SCHEDULED', '2025-03-31'),
    );
    expect(await found(activityToRecord, views)).toEqual([
      { params: { title: '活动today' }, dueOn: '2026-04-08', since: '2026-04-01', link: page('today') },
    ]);
  });
  it('is who came to one that was held', async () => {
    const views = activities(
      card('open', 'HELD', '2026-03-01', { invited: ['12-001', '12-002', 'constructor'], attendance: { '12-001': 'LATE' } }),
      card('done', 'HELD', '2026-03-02', { invited: ['12-001'], attendance: { '12-001': 'LATE' } }),
    );
    expect(await found(attendanceToRecord, views)).toEqual([
      { params: { title: '活动open', missing: 2 }, dueOn: null, since: '2026-03-01', link: page('open') },
    ]);
  });
  it('is a report to approve', async () => {
    const views = activities(
      card('open', 'HELD', '2026-03-01', { report: { approved: false } }),
      card('done', 'HELD', '2026-03-01', { report: { approved: true } }),
      card('none', 'HELD', '2026-03-01'),
    );
    expect(await found(reportToApprove, views)).toEqual([
      { params: { title: '活动open' }, dueOn: null, since: '2026-03-01', link: page('open') },
    ]);
  });
  it('is leave to decide before the day', async () => {
    const leave = { '12-001': 'REQUESTED', '12-002': 'GRANTED', '12-003': 'REQUESTED' };
    const views = activities(card('a', 'SCHEDULED', '2026-04-09', { leave }), card('b', 'SCHEDULED', '2026-04-09'));
    expect(await found(leaveToDecide, views)).toEqual([
      { params: { title: '活动a', count: 2 }, dueOn: '2026-04-09', since: null, link: page('a') },
    ]);
  });
  it('is for each member where one is expected', async () => {
    const views = activities(
      card('a', 'SCHEDULED', '2026-04-09', { invited: ['12-001', '12-002'], leave: { '12-001': 'REQUESTED', '12-002': 'GRANTED' } }),
      card('past', 'SCHEDULED', '2026-03-31', { invited: ['12-001'] }),
    );
    expect(await found(activityToAttend, views)).toEqual([
      {
        params: { title: '活动a' },
        dueOn: '2026-04-09',
        since: null,
        link: { page: 'mine', query: { activity: 'a' } },
        memberId: '12-001',
      },
    ]);
  });
});
