import type { ActivityDetails } from '@tongxin/contracts';
import type { BoardItem } from '../../api/plans';

export type ActivityEntry = ActivityDetails;

export const ACTIVITY_FIELDS = ['title', 'type', 'on', 'place', 'plan', 'topics', 'outside'] as const;

export function entryOf({ type, title, on, place, plan, topics, outside }: ActivityDetails): ActivityEntry {
  return { type, title, on, place, plan, topics, outside };
}

export function blankEntry(on: string): ActivityEntry {
  return { type: 'MEMBER_ACTIVITY', title: '', on, place: null, plan: null, topics: [], outside: [] };
}

/** What a plan item already says is not asked again. The day is today, or the first day of a month or quarter that is still to come. */
export function entryFromItem(
  year: number,
  { itemId, type, title, topics, outside, month, quarter }: BoardItem,
  today: string,
): ActivityEntry {
  const firstMonth = month ?? (quarter === null ? 1 : quarter * 3 - 2);
  const begins = `${year}-${String(firstMonth).padStart(2, '0')}-01`;
  return { type, title, on: begins > today ? begins : today, place: null, plan: { year, itemId }, topics, outside };
}
