import type { ExperienceEvent } from '@tongxin/contracts';
import type { Aggregate } from '@tongxin/eventing';

export interface Experience {
  published: boolean;
  /** Ids of the revisions that were told. */
  revisions: string[];
  withdrawn: boolean;
}

export const Experience: Aggregate<Experience, ExperienceEvent> = {
  category: 'experience',
  sharing: 'private',
  initial: { published: false, revisions: [], withdrawn: false },
  evolve(state, event) {
    switch (event.type) {
      case 'ExperiencePublished':
        return { ...state, published: true };
      case 'ExperienceRevised':
        return { ...state, revisions: [...state.revisions, event.data.revisionId] };
      case 'ExperienceWithdrawn':
        return { ...state, withdrawn: true };
    }
  },
};
