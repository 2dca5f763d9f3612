import { DEMAND_CATEGORIES, type DemandCategory } from '@tongxin/contracts';
import type { DemandCard } from '../../api/demands';
import type { RowTag } from '../../components/row-tag';
import { settings } from '../../settings';

export const CATEGORIES = Object.keys(DEMAND_CATEGORIES) as DemandCategory[];

export const categoryName = (code: DemandCategory): string => DEMAND_CATEGORIES[code][settings.locale];

export const DEMAND_SHELVES = ['open', 'answered', 'closed'] as const;
export type DemandShelf = (typeof DEMAND_SHELVES)[number];

/** What is to be done first; of those open, the earliest due before the others. */
export function shelvedDemands(cards: readonly DemandCard[]): Record<DemandShelf, DemandCard[]> {
  const on = (...states: DemandCard['status'][]): DemandCard[] => cards.filter(({ status }) => states.includes(status));
  const dated = (card: DemandCard): string => card.dueOn || '9999';
  return {
    open: on('RECEIVED', 'ASSIGNED').toSorted((a, b) => dated(a).localeCompare(dated(b))),
    answered: on('ANSWERED', 'REVISITED'),
    closed: on('CLOSED'),
  };
}

export const TONES: Record<DemandCard['status'], RowTag['tone']> = {
  RECEIVED: 'care',
  ASSIGNED: '',
  ANSWERED: '',
  REVISITED: '',
  CLOSED: 'mute',
};

/** Which end its last revisit allows besides those that are always open. */
export function outcomesOf({ answers, revisits }: DemandCard): ('SETTLED' | 'NOT_SETTLED' | 'WITHDRAWN' | 'DUPLICATE' | 'UNREACHABLE')[] {
  const last = revisits.at(-1);
  const isAfterLastAnswer = last !== undefined && answers.length > 0 && last.on >= (answers.at(-1)?.on ?? '');
  const own = !isAfterLastAnswer ? [] : [last.satisfied ? ('SETTLED' as const) : ('NOT_SETTLED' as const)];
  return [...own, 'WITHDRAWN', 'DUPLICATE', 'UNREACHABLE'];
}
