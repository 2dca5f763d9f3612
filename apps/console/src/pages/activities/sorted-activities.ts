import type { ActivityCard } from '../../api/activities';

export const SHELVES = ['toRecord', 'upcoming', 'held'] as const;
export type Shelf = (typeof SHELVES)[number];

/** What is to be done first: days that are over without a record, then what comes next, then what is done, the latest first. */
export function shelved(activities: readonly ActivityCard[], today: string): Record<Shelf, ActivityCard[]> {
  const byDay = activities.toSorted((a, b) => dayOf(a).localeCompare(dayOf(b)));
  const scheduled = byDay.filter(({ status }) => status === 'SCHEDULED');
  return {
    toRecord: scheduled.filter(({ on }) => on <= today),
    upcoming: scheduled.filter(({ on }) => on > today),
    held: byDay.filter(({ status }) => status !== 'SCHEDULED').toReversed(),
  };
}

export const dayOf = ({ heldOn, on }: ActivityCard): string => heldOn ?? on;
