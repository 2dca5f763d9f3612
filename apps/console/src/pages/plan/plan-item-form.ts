import type { PlanItemEntry } from '../../api/plans';

/** When an item is due: a quarter, a month, or no time at all; and a day, where the plan names one. */
export interface When {
  quarter: number | null;
  month: number | null;
  dueOn?: string;
}

/** A plan item as it is written in a form: its time is one field. */
export type PlanItemForm = Omit<PlanItemEntry, 'quarter' | 'month' | 'dueOn'> & { when: When };

export const PLAN_ITEM_FIELDS = ['title', 'type', 'when', 'targetCount', 'owner', 'topics', 'outside'] as const;

export function formOf({ type, title, quarter, month, dueOn, targetCount, topics, outside, owner, source }: PlanItemEntry): PlanItemForm {
  const when = { quarter, month, ...(dueOn !== undefined && { dueOn }) };
  return { type, title, when, targetCount, topics: [...topics], outside: [...outside], owner, source };
}

export function entryOf({ when, ...form }: PlanItemForm): PlanItemEntry {
  return { ...form, ...when, title: form.title.trim(), owner: form.owner?.trim() || null };
}
