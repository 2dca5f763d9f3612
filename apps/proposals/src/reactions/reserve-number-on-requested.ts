import type { ProposalCaseEvent } from '@tongxin/contracts';
import { parseStream, type Reaction } from '@tongxin/eventing';

type Requested = Extract<ProposalCaseEvent, { type: 'CaseNumberRequested' }>;

/** A case that is to be filed gets the next number of its series. */
export const reserveNumberOnRequested: Reaction<Requested> = {
  name: 'reserve-number-on-requested',
  events: ['CaseNumberRequested'],
  startsAt: 'beginning',
  async react({ stream, data }, _views, node) {
    if (parseStream(stream).node !== node) return [];
    return [{ command: 'number-series/reserve-number', id: data.series, body: { usedFor: stream } }];
  },
};
