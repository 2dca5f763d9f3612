import type { ExperienceEvent } from '@tongxin/contracts';
import type { View } from '@tongxin/eventing';

/** The experience an entry of the feed spoke of. */
export interface ExchangeEntry {
  experience: string;
}

/** Every entry the feed ever had, by its id: where it lies in the log is where a peer that has read it reads on. */
export const exchangeEntries: View<ExchangeEntry, ExperienceEvent> = {
  name: 'exchange-entries',
  version: 1,
  events: ['ExperiencePublished', 'ExperienceRevised', 'ExperienceWithdrawn'],
  keys: (_event, { recorded }) => [recorded.id],
  project: (_entry, _event, { id }) => ({ experience: id }),
};
