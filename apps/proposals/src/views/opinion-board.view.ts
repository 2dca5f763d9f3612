import type { OpinionCaseEvent, OpinionReportEvent } from '@tongxin/contracts';
import type { EventContext, View } from '@tongxin/eventing';
import { boardKeyOf } from './board-key.js';
import type { OpinionCard } from './opinion-card.js';

/** The opinion items of a node, at the county those of all townships, each with what became of it; whose copy comes first does not matter. */
export const opinionBoard: View<OpinionCard, OpinionReportEvent | OpinionCaseEvent> = {
  name: 'opinion-board',
  version: 1,
  events: ['OpinionSubmitted', 'OpinionCaseOpened', 'OpinionAdopted', 'OpinionKept'],
  indexes: ['node', 'review', 'reporter', 'submittedOn', 'decidedOn'],
  keys: (event, { stream, id }) => [event.type === 'OpinionSubmitted' ? boardKeyOf(stream) : id],
  project(before, event, context) {
    const card = before ?? unheardOf(context.key);
    if (event.type !== 'OpinionSubmitted') return afterCaseEvent(card, event, context);
    const { metadata, revision } = context.recorded;
    return { ...card, ...event.data, submittedOn: metadata.occurredOn, revision };
  },
};

function afterCaseEvent(card: OpinionCard, event: OpinionCaseEvent, { node, recorded }: EventContext): OpinionCard {
  // An item has one county; should two nodes ever claim it, the same one wins in any order.
  if (card.caseNode !== '' && card.caseNode < node) return card;
  if (card.caseNode !== node && event.type !== 'OpinionCaseOpened') return card;
  return { ...card, ...changes(card, event, recorded.metadata.occurredOn), caseNode: node, caseRevision: recorded.revision };
}

function changes({ adoptions }: OpinionCard, event: OpinionCaseEvent, on: string): Partial<OpinionCard> {
  switch (event.type) {
    case 'OpinionCaseOpened':
      return { review: 'OPEN', decidedOn: '', adoptions: [], keptReason: '' };
    case 'OpinionAdopted':
      return { review: 'ADOPTED', decidedOn: on, adoptions: [...adoptions, event.data], keptReason: '' };
    case 'OpinionKept':
      return { review: 'KEPT', decidedOn: on, keptReason: event.data.reason };
    default:
      event satisfies never;
      return {};
  }
}

function unheardOf(key: string): OpinionCard {
  const [node = '', id = ''] = key.split('.');
  return {
    key,
    id,
    node,
    revision: -1,
    title: '',
    text: '',
    source: null,
    reporter: '',
    submittedOn: '',
    review: '',
    caseNode: '',
    caseRevision: -1,
    decidedOn: '',
    adoptions: [],
    keptReason: '',
  };
}
