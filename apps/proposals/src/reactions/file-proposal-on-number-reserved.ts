import type { NumberSeriesEvent } from '@tongxin/contracts';
import { parseStream, type Reaction } from '@tongxin/eventing';

type Reserved = Extract<NumberSeriesEvent, { type: 'NumberReserved' }>;

/** With its number a proposal is filed. */
export const fileProposalOnNumberReserved: Reaction<Reserved> = {
  name: 'file-proposal-on-number-reserved',
  events: ['NumberReserved'],
  startsAt: 'beginning',
  async react({ data }, _views, node) {
    const used = parseStream(data.usedFor);
    if (used.category !== 'proposalCase' || used.node !== node) return [];
    return [{ command: 'proposal-cases/record-number', id: used.id, body: { number: data.number } }];
  },
};
