import type { ReceivedExperienceEvent } from '@tongxin/contracts';
import type { Aggregate } from '@tongxin/eventing';

export interface ReceivedExperience {
  /** Entries of the peer's feed that were taken. */
  entries: string[];
  withdrawn: boolean;
}

export const ReceivedExperience: Aggregate<ReceivedExperience, ReceivedExperienceEvent> = {
  category: 'receivedExperience',
  sharing: 'subordinates',
  initial: { entries: [], withdrawn: false },
  evolve(state, event) {
    switch (event.type) {
      case 'ExperienceReceived':
      case 'ReceivedExperienceRevised':
        return { ...state, entries: [...state.entries, event.data.entry] };
      case 'ReceivedExperienceWithdrawn':
        return { entries: [...state.entries, event.data.entry], withdrawn: true };
    }
  },
};
