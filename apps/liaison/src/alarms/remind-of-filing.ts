import type { Alarm } from '@tongxin/eventing';
import type { FilingCard } from '../views/filing-card.js';

/** On the day the directive names, a township that has not filed is reminded; at the township itself. */
export const remindOfFilingDue: Alarm<FilingCard> = {
  name: 'remind-of-filing',
  view: 'filing-board',
  due: 'reminderDueOn',
  ring({ township, directive, dueOn }, _key, node) {
    return township === node ? { command: 'filings/remind-of-filing', id: directive, body: { dueOn } } : undefined;
  },
};
