import type { ActivityEvent, AnnualPlanEvent } from '@tongxin/contracts';
import { documentsOf, recorded, type Happened } from '@tongxin/testing';
import { addTo, ALL, type Running, type Sums } from '../ledger/documents.js';
import { quarterOf } from '../ledger/keys.js';
import { ledgerOf } from '../ledger/ledger.js';
import { periodOf } from '../reports/times.js';
import { planProgress } from './plan-progress.js';

type Said = Happened<ActivityEvent | AnnualPlanEvent>;

const plan = { category: 'annualPlan', id: '2023' };
const tea = { category: 'activity', id: 'tea' };
const forum = { category: 'activity', id: 'forum' };
const unplanned = { topics: [], outside: [], place: null };

const teaParty: Said = { ...plan, type: 'PlanItemAdded', data: itemDue('tea-party', '2023-03-31', 1) };
const twoForums: Said = { ...plan, type: 'PlanItemAdded', data: itemDue('forums', '2023-06-30', 2) };
const approved: Said = { ...plan, type: 'PlanApproved', data: { on: '2023-01-10' } };
const teaScheduled: Said = scheduledFor('tea-party', tea);
const teaHeld: Said = { ...tea, type: 'ActivityHeld', data: { on: '2023-01-18', hours: 2, outsideCount: 0 } };
const teaCancelled: Said = { ...tea, type: 'ActivityCancelled', data: { reason: '误记' } };
const forumScheduled: Said = scheduledFor('forums', forum);
const forumHeld: Said = { ...forum, type: 'ActivityHeld', data: { on: '2023-02-20', hours: 2, outsideCount: 0 } };

/** Items done and due by half-year, as the ledger of this one indicator has them. */
function progress(...events: Said[]): Record<string, string> {
  const documents = documentsOf(ledgerOf([planProgress]), recorded(events));
  const shown = ['2023-H1', '2023-H2', '2024-H1'].flatMap((code) => {
    const sums: Running = {};
    for (const quarter of new Set(periodOf(code).months.map(quarterOf)))
      addTo(sums, (documents.get(`total|${quarter}|plan.progress|990101101`) ?? {}) as Sums);
    const [done, due] = sums[ALL] ?? [0, 0];
    return due === 0 ? [] : [[code, `${done}/${due}`]];
  });
  return Object.fromEntries(shown) as Record<string, string>;
}

describe('plan.progress', () => {
  it('says nothing of a plan that is not approved', () => expect(progress(teaParty, teaScheduled, teaHeld)).toEqual({}));

  it('has every item of an approved plan due on its day', () =>
    expect(progress(teaParty, twoForums, approved)).toEqual({ '2023-H1': '0/2' }));

  it('takes an item as done once its target is met', () => {
    expect(progress(teaParty, twoForums, approved, teaScheduled, teaHeld)).toEqual({ '2023-H1': '1/2' });
    expect(progress(teaParty, twoForums, approved, forumScheduled, forumHeld)).toEqual({ '2023-H1': '0/2' });
  });

  it('counts two activities for a target of two', () =>
    expect(progress(twoForums, approved, scheduledFor('forums', tea), teaHeld, forumScheduled, forumHeld)).toEqual({ '2023-H1': '1/1' }));

  it('counts what was held before the plan was approved', () =>
    expect(progress(teaScheduled, teaHeld, teaParty, approved)).toEqual({ '2023-H1': '1/1' }));

  it('counts items that were added after the approval', () => expect(progress(approved, teaParty)).toEqual({ '2023-H1': '0/1' }));

  it('no longer counts an activity that was cancelled', () =>
    expect(progress(teaParty, approved, teaScheduled, teaHeld, teaCancelled)).toEqual({ '2023-H1': '0/1' }));

  it('follows an activity that is amended to another item, or to none', () => {
    const toForums: Said = { ...tea, type: 'ActivityAmended', data: { plan: { year: 2023, itemId: 'forums' } } };
    const toNone: Said = { ...tea, type: 'ActivityAmended', data: { plan: null } };
    expect(progress(teaParty, twoForums, approved, teaScheduled, teaHeld, toForums, forumScheduled, forumHeld)).toEqual({
      '2023-H1': '1/2',
    });
    expect(progress(teaParty, approved, teaScheduled, teaHeld, toNone)).toEqual({ '2023-H1': '0/1' });
  });

  it('follows an activity to the plan of another year', () => {
    const nextPlan = { category: 'annualPlan', id: '2024' };
    const nextTea: Said = { ...nextPlan, type: 'PlanItemAdded', data: itemDue('tea-party', '2024-03-31', 1) };
    const toNextYear: Said = { ...tea, type: 'ActivityAmended', data: { plan: { year: 2024, itemId: 'tea-party' } } };
    const both = [teaParty, approved, nextTea, { ...approved, ...nextPlan }, teaScheduled, teaHeld];
    expect(progress(...both, toNextYear)).toEqual({ '2023-H1': '0/1', '2024-H1': '1/1' });
  });

  it('follows an item to another day and another target', () => {
    const later: Said = { ...plan, type: 'PlanItemAmended', data: { itemId: 'tea-party', dueOn: '2023-09-30' } };
    const more: Said = { ...plan, type: 'PlanItemAmended', data: { itemId: 'tea-party', targetCount: 2 } };
    expect(progress(teaParty, approved, teaScheduled, teaHeld, later)).toEqual({ '2023-H2': '1/1' });
    expect(progress(teaParty, approved, teaScheduled, teaHeld, more)).toEqual({ '2023-H1': '0/1' });
  });

  it('forgets an item that was dropped', () =>
    expect(
      progress(teaParty, twoForums, approved, { ...plan, type: 'PlanItemDropped', data: { itemId: 'forums', reason: '并入培训' } }),
    ).toEqual({
      '2023-H1': '0/1',
    }));

  it('makes a line for each item, so that each can be traced', () => {
    const documents = documentsOf(ledgerOf([planProgress]), recorded([teaParty, twoForums, approved, teaScheduled, teaHeld]));
    const of = 'annualPlan-990101101.2023';
    expect(documents.get('account|activity-990101101.tea')).toMatchObject({
      postings: [{ businessDate: '2023-03-31', of, part: 'tea-party', lines: [1, 1, 0] }],
    });
    expect(documents.get('account|annualPlan-990101101.2023')).toMatchObject({
      postings: [
        { businessDate: '2023-03-31', part: 'tea-party', lines: [2, 0, 1] },
        { businessDate: '2023-06-30', part: 'forums', lines: [2, 0, 1] },
      ],
    });
  });
});

function itemDue(itemId: string, dueOn: string, targetCount: number): Extract<AnnualPlanEvent, { type: 'PlanItemAdded' }>['data'] {
  const title = itemId === 'forums' ? '企业座谈会' : '迎新春茶话会';
  return {
    itemId,
    type: 'FORUM',
    title,
    quarter: null,
    month: null,
    dueOn,
    targetCount,
    topics: [],
    outside: [],
    owner: null,
    source: null,
  };
}

function scheduledFor(itemId: string, activity: { category: string; id: string }): Said {
  const data = { type: 'FORUM', title: '活动', on: '2023-01-18', plan: { year: 2023, itemId }, ...unplanned } as const;
  return { ...activity, type: 'ActivityScheduled', data: { ...data, topics: [], outside: [] } };
}
