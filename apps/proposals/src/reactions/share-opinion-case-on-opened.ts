import type { OpinionCaseEvent } from '@tongxin/contracts';
import { parseStream, type Reaction } from '@tongxin/eventing';

type Opened = Extract<OpinionCaseEvent, { type: 'OpinionCaseOpened' }>;

/** The reporter always hears: what becomes of an item is seen in the reporter's township. */
export const shareOpinionCaseOnOpened: Reaction<Opened> = {
  name: 'share-opinion-case-on-opened',
  events: ['OpinionCaseOpened'],
  startsAt: 'beginning',
  async react({ stream, data }, _views, node) {
    if (parseStream(stream).node !== node || data.township === node) return [];
    return [{ command: 'sharings/share-stream', id: stream, body: { with: data.township } }];
  },
};
