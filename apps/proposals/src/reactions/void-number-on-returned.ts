import type { ProposalCaseEvent } from '@tongxin/contracts';
import { parseStream, type Reaction } from '@tongxin/eventing';

type Returned = Extract<ProposalCaseEvent, { type: 'CaseNumberReturned' }>;

/** A number that came too late for its case is left out, and the series says why. */
export const voidNumberOnReturned: Reaction<Returned> = {
  name: 'void-number-on-returned',
  events: ['CaseNumberReturned'],
  startsAt: 'beginning',
  async react({ stream, data: { number, reason } }, _views, node) {
    if (parseStream(stream).node !== node) return [];
    const series = number.slice(0, number.lastIndexOf('-'));
    return [{ command: 'number-series/void-number', id: series, body: { number, reason } }];
  },
};
