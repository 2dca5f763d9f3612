import type { Alarm } from '@tongxin/eventing';
import type { FilingCard } from '../views/filing-card.js';

/** The day after it was due, the county marks the filing of which nothing came. */
export const filingOverdue: Alarm<FilingCard> = {
  name: 'filing-overdue',
  view: 'filing-board',
  due: 'markDueOn',
  ring({ county, id, dueOn }, _key, node) {
    return county === node ? { command: 'filing-reviews/mark-filing-overdue', id, body: { dueOn } } : undefined;
  },
};
