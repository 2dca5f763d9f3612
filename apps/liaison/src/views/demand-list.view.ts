import type { ResidentDemandEvent } from '@tongxin/contracts';
import type { View } from '@tongxin/eventing';
import type { DemandCard } from './demand-card.js';

/** Residents' demands: what about, who sees to it, how far it is. */
export const demandList: View<DemandCard, ResidentDemandEvent> = {
  name: 'demand-list',
  version: 1,
  events: ['DemandReceived', 'DemandAssigned', 'DemandAnswered', 'DemandRevisited', 'DemandClosed'],
  indexes: ['node', 'status', 'category', 'receivedOn', 'memberId', 'account', 'personId', 'dueOn'],
  keys: (_event, { id }) => [id],
  project(card, event, { id, node, recorded }) {
    // Ids of demands do not meet; should two nodes ever claim one, the same node wins in any order.
    if (card && card.node < node) return card;
    const { revision } = recorded;
    if (event.type === 'DemandReceived') return received(event.data, { id, node, revision });
    return card?.node === node ? { ...card, ...changes(card, event), revision } : card;
  },
};

type Received = Extract<ResidentDemandEvent, { type: 'DemandReceived' }>['data'];

function received({ personId, category, channel, on }: Received, place: Pick<DemandCard, 'id' | 'node' | 'revision'>): DemandCard {
  const nobody = { memberId: '', account: '', dueOn: '' };
  const open = { status: 'RECEIVED' as const, answers: [], revisits: [], closedOn: '', outcome: null };
  return { ...place, personId, category, channel, receivedOn: on, ...nobody, ...open };
}

function changes(card: DemandCard, event: Exclude<ResidentDemandEvent, { type: 'DemandReceived' }>): Partial<DemandCard> {
  switch (event.type) {
    case 'DemandAssigned': {
      const { to, dueOn } = event.data;
      const who = { memberId: to.kind === 'MEMBER' ? to.memberId : '', account: to.kind === 'STAFF' ? to.account : '' };
      return { ...who, dueOn: dueOn ?? '', status: 'ASSIGNED' };
    }
    case 'DemandAnswered':
      return { answers: [...card.answers, event.data], dueOn: '', status: 'ANSWERED' };
    case 'DemandRevisited':
      return { revisits: [...card.revisits, event.data], status: 'REVISITED' };
    case 'DemandClosed':
      return { closedOn: event.data.on, outcome: event.data.outcome, dueOn: '', status: 'CLOSED' };
  }
}
