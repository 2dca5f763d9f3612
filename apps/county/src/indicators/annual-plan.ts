import type { AnnualPlanEvent } from '@tongxin/contracts';
import { streamOf } from '@tongxin/eventing';
import { activity, type Activity } from './activity.js';
import type { Entity, Following } from './indicator.js';

/** An annual plan as figures see it. */
export interface AnnualPlan {
  readonly approved: boolean;
  readonly items: Readonly<Record<string, { readonly dueOn: string; readonly targetCount: number }>>;
  /** Item → activities held that name it; activities may come to name an item before the plan is known here. */
  readonly held: Readonly<Record<string, number>>;
}

const events = ['PlanItemAdded', 'PlanItemAmended', 'PlanItemDropped', 'PlanApproved'] as const;
type Read = Extract<AnnualPlanEvent, { type: (typeof events)[number] }>;

/** An activity that was held and names an item of the plan works towards it; one that is cancelled or amended to another item no longer does. */
const activities: Following<AnnualPlan, Activity> = {
  entity: activity,
  subjects(before, after, { node }) {
    const [left, joined] = [workOf(before), workOf(after)];
    if (left === joined) return [];
    const years = new Set([left, joined].flatMap((work) => (work ? [work.year] : [])));
    return [...years].map((year) => streamOf('annualPlan', node, String(year)));
  },
  evolve(state, before, after, { subject }) {
    const held = { ...state.held };
    count(held, itemOf(before, subject), -1);
    count(held, itemOf(after, subject), 1);
    return { ...state, held };
  },
};

/** A plan: its items with due day and target, and how often activities worked towards each. */
export const annualPlan: Entity<AnnualPlan, Read> = {
  name: 'annual-plan',
  events,
  initial: { approved: false, items: {}, held: {} },
  evolve(state, event) {
    switch (event.type) {
      case 'PlanApproved':
        return { ...state, approved: true };
      case 'PlanItemDropped': {
        const { [event.data.itemId]: _dropped, ...items } = state.items;
        return { ...state, items };
      }
      default: {
        const before = state.items[event.data.itemId];
        const dueOn = event.data.dueOn ?? before?.dueOn;
        const targetCount = event.data.targetCount ?? before?.targetCount;
        if (dueOn === undefined || targetCount === undefined) return state;
        return { ...state, items: { ...state.items, [event.data.itemId]: { dueOn, targetCount } } };
      }
    }
  },
  follows: [activities],
};

function workOf(state: Activity): Activity['plan'] {
  return state.heldOn === null ? null : state.plan;
}

function itemOf(state: Activity, stream: string): string | undefined {
  const work = workOf(state);
  return work && stream.endsWith(`.${work.year}`) ? work.itemId : undefined;
}

function count(held: Record<string, number>, itemId: string | undefined, change: number): void {
  if (itemId === undefined) return;
  const counted = (held[itemId] ?? 0) + change;
  if (counted === 0) delete held[itemId];
  else held[itemId] = counted;
}
