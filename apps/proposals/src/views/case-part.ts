import type { ProposalCaseEvent } from '@tongxin/contracts';
import type { EventContext } from '@tongxin/eventing';
import type { ProposalCard } from './proposal-card.js';

/** The county's part of a card. */
export function afterCaseEvent(card: ProposalCard, event: ProposalCaseEvent, { node, recorded }: EventContext): ProposalCard {
  // A proposal has one county; should two nodes ever claim it, the same one wins in any order.
  if (card.caseNode !== '' && card.caseNode < node) return card;
  if (card.caseNode !== node && event.type !== 'CaseOpened') return card;
  return { ...card, ...changes(event, recorded.metadata.occurredOn), caseNode: node, caseRevision: recorded.revision };
}

type CasePart = Pick<ProposalCard, 'review' | 'openedOn' | 'decidedOn' | 'number' | 'notFiled'>;

function changes(event: ProposalCaseEvent, on: string): Partial<CasePart> {
  switch (event.type) {
    case 'CaseOpened':
      return { review: 'OPEN', openedOn: on, decidedOn: '', number: '', notFiled: null };
    case 'CaseNumberRequested':
      return { review: 'NUMBERING' };
    case 'ProposalFiled':
      return { review: 'FILED', number: event.data.number, decidedOn: on };
    case 'ProposalNotFiled': {
      const { reasonCode, reason, note } = event.data;
      return { review: 'NOT_FILED', decidedOn: on, notFiled: { reasonCode, ...reason, note } };
    }
    case 'CaseWithdrawn':
      return { review: 'WITHDRAWN' };
    case 'CaseNumberReturned':
      return {};
    default:
      event satisfies never;
      return {};
  }
}
