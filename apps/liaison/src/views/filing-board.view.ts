import type { View } from '@tongxin/eventing';
import type { FilingCard } from './filing-card.js';
import { FILING_STATE_EVENTS, filingAfter, filingKeys, type FilingStateEvent } from './filing-state.js';

/** What is due of whom and how far it has come: the county sees all townships, a township its own. */
export const filingBoard: View<FilingCard, FilingStateEvent> = {
  name: 'filing-board',
  version: 1,
  events: FILING_STATE_EVENTS,
  indexes: ['directive', 'township', 'kind', 'period', 'status', 'dueOn', 'reminderDueOn', 'markDueOn'],
  keys: filingKeys,
  project: filingAfter,
};
