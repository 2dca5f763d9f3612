import type { ActivityEvent, AnnualPlanEvent, PlanItem } from '@tongxin/contracts';
import { documentsOf, recorded, viewSpecFor, type Happened } from '@tongxin/testing';
import type { PlanBoard } from './plan-board.js';
import { planBoard } from './plan-board.view.js';

type BoardEvent = Parameters<(typeof planBoard)['changes']>[0];

const ofPlan = { id: '2026', category: 'annualPlan' };
const ofSurvey = { id: 'a1', category: 'activity' };
const commitments = { quotas: { proposal: 1 }, cadences: [], rules: [], filings: [] };
const survey: PlanItem = {
  type: 'FIELD_SURVEY',
  title: '茶产业调研',
  quarter: 2,
  month: 5,
  dueOn: '2026-05-31',
  targetCount: 1,
  topics: ['茶产业'],
  outside: [],
  owner: null,
  source: '5月开展茶产业调研。',
};
const tea: PlanItem = { ...survey, type: 'TEA_PARTY', title: '新春茶话会', quarter: 1, month: null, dueOn: '2026-03-31' };
const drafted: Happened<AnnualPlanEvent> = {
  type: 'PlanDrafted',
  data: { year: 2026, title: '2026年工作计划', document: { name: '计划.docx', digest: 'd', text: '……' }, commitments },
  ...ofPlan,
};
const surveyAdded: Happened<AnnualPlanEvent> = { type: 'PlanItemAdded', data: { ...survey, itemId: 'i1' }, ...ofPlan };
const teaAdded: Happened<AnnualPlanEvent> = { type: 'PlanItemAdded', data: { ...tea, itemId: 'i2', reason: '新增' }, ...ofPlan };
const details = {
  type: 'FIELD_SURVEY',
  title: '茶场调研',
  on: '2026-05-12',
  place: null,
  plan: { year: 2026, itemId: 'i1' },
  topics: [],
  outside: [],
} as const;
const scheduled: Happened<ActivityEvent> = { type: 'ActivityScheduled', data: { ...details, topics: [], outside: [] }, ...ofSurvey };
const held: Happened<ActivityEvent> = { type: 'ActivityHeld', data: { on: '2026-05-13', hours: 3, outsideCount: 0 }, ...ofSurvey };
const cancelled: Happened<ActivityEvent> = { type: 'ActivityCancelled', data: { reason: '防汛' }, ...ofSurvey };

const { given } = viewSpecFor(planBoard);
const boardOf = (...events: Happened<AnnualPlanEvent | ActivityEvent>[]) =>
  documentsOf(planBoard, recorded(events as Happened<BoardEvent>[])).get('990101101.2026') as PlanBoard;

describe('plan board', () => {
  it('shows the items of the year by due day', () =>
    given(drafted, surveyAdded, teaAdded).then({
      '990101101.2026': {
        key: '990101101.2026',
        node: '990101101',
        year: 2026,
        revision: 2,
        title: '2026年工作计划',
        status: 'DRAFT',
        approvedOn: '',
        document: '计划.docx',
        commitments,
        items: [
          { ...tea, itemId: 'i2', held: 0, fulfilled: false, activities: [] },
          { ...survey, itemId: 'i1', held: 0, fulfilled: false, activities: [] },
        ],
        dropped: [],
        progress: { items: 2, fulfilled: 0 },
      },
    }));

  it('follows amendments, drops and approval', () => {
    const board = boardOf(
      drafted,
      surveyAdded,
      teaAdded,
      { type: 'PlanItemAmended', data: { itemId: 'i1', dueOn: '2026-02-28', targetCount: 2 }, ...ofPlan },
      { type: 'PlanItemDropped', data: { itemId: 'i2', reason: '与县里活动合并' }, ...ofPlan },
      { type: 'PlanApproved', data: { on: '2026-01-20' }, ...ofPlan },
    );
    expect(board).toMatchObject({ status: 'APPROVED', approvedOn: '2026-01-20', revision: 5, progress: { items: 1, fulfilled: 0 } });
    expect(board.items).toMatchObject([{ itemId: 'i1', dueOn: '2026-02-28', targetCount: 2 }]);
    expect(board.dropped).toEqual([{ itemId: 'i2', title: '新春茶话会', reason: '与县里活动合并' }]);
  });

  it('counts activities that name an item once they are held', () => {
    const board = boardOf(drafted, surveyAdded, scheduled, held);
    expect(board.items).toMatchObject([
      { held: 1, fulfilled: true, activities: [{ id: 'a1', title: '茶场调研', on: '2026-05-13', status: 'HELD' }] },
    ]);
    expect(board.progress).toEqual({ items: 1, fulfilled: 1 });
    expect(boardOf(drafted, surveyAdded, scheduled).items).toMatchObject([
      { held: 0, activities: [{ on: '2026-05-12', status: 'SCHEDULED' }] },
    ]);
    expect(boardOf(drafted, surveyAdded, scheduled, cancelled).items).toMatchObject([{ held: 0, activities: [{ status: 'CANCELLED' }] }]);
  });

  it('moves an activity to the item it names now, also of another year', () => {
    const amended = (plan: { year: number; itemId: string } | null): Happened<ActivityEvent> => ({
      type: 'ActivityAmended',
      data: { plan },
      ...ofSurvey,
    });
    const board = boardOf(drafted, surveyAdded, teaAdded, scheduled, held, amended({ year: 2026, itemId: 'i2' }));
    expect(board.items).toMatchObject([
      { itemId: 'i2', held: 1 },
      { itemId: 'i1', held: 0, activities: [] },
    ]);
    expect(boardOf(drafted, surveyAdded, scheduled, held, amended(null)).progress.fulfilled).toBe(0);
    const next: Happened<AnnualPlanEvent>[] = [
      { ...drafted, data: { ...drafted.data, year: 2027 }, id: '2027' },
      { ...surveyAdded, id: '2027' },
    ];
    const documents = documentsOf(
      planBoard,
      recorded([drafted, surveyAdded, ...next, scheduled, held, amended({ year: 2027, itemId: 'i1' })] as Happened<BoardEvent>[]),
    );
    expect(documents.get('990101101.2026')).toMatchObject({ progress: { fulfilled: 0 } });
    expect(documents.get('990101101.2027')).toMatchObject({ progress: { fulfilled: 1 } });
  });

  it('keeps the plans of two townships apart', () => {
    const elsewhere = { ...held, node: '990101201' };
    expect(boardOf(drafted, surveyAdded, scheduled, { ...scheduled, node: '990101201' }, elsewhere).progress.fulfilled).toBe(0);
  });
});
