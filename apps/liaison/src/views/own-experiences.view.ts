import type { ExperienceEvent } from '@tongxin/contracts';
import type { EventContext, View } from '@tongxin/eventing';
import { contentOf } from '../fields.js';
import type { OwnExperience } from './own-experience.js';

/** What this county has told, as it stands: the order in which it changed is the order of the feed. */
export const ownExperiences: View<OwnExperience, ExperienceEvent> = {
  name: 'own-experiences',
  version: 1,
  events: ['ExperiencePublished', 'ExperienceRevised', 'ExperienceWithdrawn'],
  indexes: ['topic', 'status', 'publishedOn'],
  keys: (_event, { id }) => [id],
  project(told, event, context) {
    switch (event.type) {
      case 'ExperiencePublished':
        return { ...published(event, context), ...entryOf(context) };
      case 'ExperienceRevised':
        return told && { ...told, ...contentOf(event.data), revisions: told.revisions + 1, ...entryOf(context) };
      case 'ExperienceWithdrawn':
        return told && { ...told, status: 'WITHDRAWN', ...entryOf(context) };
    }
  },
};

type Published = Extract<ExperienceEvent, { type: 'ExperiencePublished' }>;

function published({ data }: Published, { id, recorded }: EventContext): Omit<OwnExperience, keyof ReturnType<typeof entryOf>> {
  const { kind } = data.audience;
  const peers = data.audience.kind === 'NAMED' ? data.audience.peers : [];
  const publishedOn = recorded.metadata.occurredOn;
  return { id, ...contentOf(data), audience: kind, peers, status: 'PUBLISHED', publishedOn, revisions: 0 };
}

function entryOf({ recorded }: EventContext): Pick<OwnExperience, 'entry' | 'changedAt'> {
  return { entry: recorded.id, changedAt: recorded.metadata.recordedAt };
}
