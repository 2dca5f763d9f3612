import type { ExperienceBorrowingEvent, ReceivedExperienceEvent } from '@tongxin/contracts';
import type { EventContext, View } from '@tongxin/eventing';
import { contentOf } from '../fields.js';
import type { ReceivedExperienceCard } from './received-experience-card.js';

/** What other counties told, and who of this county took it up; a borrowing may come before what was borrowed. */
export const receivedExperiences: View<ReceivedExperienceCard, ReceivedExperienceEvent | ExperienceBorrowingEvent> = {
  name: 'received-experiences',
  version: 1,
  events: ['ExperienceReceived', 'ReceivedExperienceRevised', 'ReceivedExperienceWithdrawn', 'ExperienceBorrowed'],
  indexes: ['from', 'topic', 'status', 'toldOn'],
  keys: (_event, { id }) => [id],
  project(card, event, context) {
    if (event.type !== 'ExperienceBorrowed') return follow(card, event, context);
    const awaited = card ?? awaiting(context.id, event.data.experience);
    return { ...awaited, borrowedBy: [...new Set([...awaited.borrowedBy, context.node])].sort() };
  },
};

function awaiting(id: string, stream: string): ReceivedExperienceCard {
  const nothing = { from: '', title: '', text: '', toldOn: '', changedOn: '' };
  return { id, stream, ...nothing, topic: 'OTHER', figures: [], status: 'AWAITED', revisions: 0, borrowedBy: [] };
}

function follow(
  card: ReceivedExperienceCard | undefined,
  event: ReceivedExperienceEvent,
  { id, stream }: EventContext,
): ReceivedExperienceCard | undefined {
  const { on } = event.data;
  switch (event.type) {
    case 'ExperienceReceived': {
      const told = { from: event.data.from, status: 'TOLD' as const, toldOn: on, changedOn: on };
      return { ...(card ?? awaiting(id, stream)), ...contentOf(event.data), ...told };
    }
    case 'ReceivedExperienceRevised':
      return card && { ...card, ...contentOf(event.data), changedOn: on, revisions: card.revisions + 1 };
    case 'ReceivedExperienceWithdrawn':
      return card && { ...card, text: '', figures: [], status: 'WITHDRAWN', changedOn: on };
  }
}
