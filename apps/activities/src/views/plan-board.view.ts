import type { ActivityEvent, AnnualPlanEvent } from '@tongxin/contracts';
import type { EventContext, Projection } from '@tongxin/eventing';
import type { PlanBoard, PlanBoardItem, PlannedActivity } from './plan-board.js';
import { counted, followPlan } from './plan-events.js';

type BoardEvent =
  AnnualPlanEvent | Extract<ActivityEvent, { type: 'ActivityScheduled' | 'ActivityAmended' | 'ActivityHeld' | 'ActivityCancelled' }>;

/** What the view notes of an activity, to find its plan when it is held: the board's own memory, not shown. */
interface ActivityNote extends PlannedActivity {
  plan: { year: number; itemId: string } | null;
}

/** The year's plan of each committee: its items, what was held for each, how far the year has come. */
export const planBoard: Projection<BoardEvent> = {
  name: 'plan-board',
  version: 1,
  events: [
    'PlanDrafted',
    'PlanItemAdded',
    'PlanItemAmended',
    'PlanItemDropped',
    'PlanApproved',
    'ActivityScheduled',
    'ActivityAmended',
    'ActivityHeld',
    'ActivityCancelled',
  ],
  indexes: ['year', 'node'],
  changes(event, context) {
    if (isOfActivity(event)) return [...activityChanges(event, context)];
    const key = boardKey(context.node, context.id);
    const place = { key, node: context.node, revision: context.recorded.revision };
    return [[key, followPlan(context.lookup<PlanBoard>(key), event, place)]];
  },
};

export function boardKey(node: string, year: number | string): string {
  return `${node}.${year}`;
}

function isOfActivity(event: BoardEvent): event is Exclude<BoardEvent, AnnualPlanEvent> {
  return event.type.startsWith('Activity');
}

function* activityChanges(event: Exclude<BoardEvent, AnnualPlanEvent>, { id, node, lookup }: EventContext): Iterable<[string, object]> {
  const noteKey = `~${node}.${id}`;
  const before = lookup<ActivityNote>(noteKey);
  const after = noteAfter(before, event, id);
  if (!after) return;
  yield [noteKey, after];
  const years = new Set([before?.plan?.year, after.plan?.year]);
  for (const year of years) {
    const board = year === undefined ? undefined : lookup<PlanBoard>(boardKey(node, year));
    if (board) yield [board.key, counted({ ...board, items: board.items.map((item) => placed(item, board.year, after)) })];
  }
}

function noteAfter(note: ActivityNote | undefined, event: Exclude<BoardEvent, AnnualPlanEvent>, id: string): ActivityNote | undefined {
  switch (event.type) {
    case 'ActivityScheduled': {
      const { title, on, plan } = event.data;
      return { id, title, on, status: 'SCHEDULED', plan };
    }
    case 'ActivityAmended': {
      const { title, on, plan } = event.data;
      return note && { ...note, title: title ?? note.title, on: on ?? note.on, plan: plan === undefined ? note.plan : plan };
    }
    case 'ActivityHeld':
      return note && { ...note, status: 'HELD', on: event.data.on };
    case 'ActivityCancelled':
      return note && { ...note, status: 'CANCELLED' };
    default:
      event satisfies never;
      return note;
  }
}

/** The item with the activity among its own, if it names the item, and without it otherwise; by day. */
function placed(item: PlanBoardItem, year: number, { plan, ...activity }: ActivityNote): PlanBoardItem {
  const others = item.activities.filter(({ id }) => id !== activity.id);
  const names = plan?.year === year && plan.itemId === item.itemId;
  const activities = names ? [...others, activity].toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1)) : others;
  return { ...item, activities };
}

function orderOf({ on, id }: PlannedActivity): string {
  return `${on} ${id}`;
}
