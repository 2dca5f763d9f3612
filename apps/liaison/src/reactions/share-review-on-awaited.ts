import type { FilingReviewEvent } from '@tongxin/contracts';
import { parseStream, type Reaction } from '@tongxin/eventing';

/** What the county makes of a filing is told to the township that filed. */
export const shareReviewOnAwaited: Reaction<Extract<FilingReviewEvent, { type: 'FilingAwaited' }>> = {
  name: 'share-review-on-awaited',
  events: ['FilingAwaited'],
  startsAt: 'beginning',
  async react({ stream, data }, _views, node) {
    if (parseStream(stream).node !== node) return [];
    return [{ command: 'sharings/share-stream', id: stream, body: { with: data.township } }];
  },
};
