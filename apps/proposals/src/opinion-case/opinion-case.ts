import type { OpinionAdoption, OpinionCaseEvent } from '@tongxin/contracts';
import type { Aggregate } from '@tongxin/eventing';

export interface OpinionCase {
  opened: boolean;
  /** By id. */
  adoptions: Record<string, OpinionAdoption>;
  /** Why it was not used; null when that was not said. */
  kept: string | null;
}

export const OpinionCase: Aggregate<OpinionCase, OpinionCaseEvent> = {
  category: 'opinionCase',
  // With the reporter's township, by name.
  sharing: 'private',
  initial: { opened: false, adoptions: {}, kept: null },
  evolve(state, event) {
    switch (event.type) {
      case 'OpinionCaseOpened':
        return { ...state, opened: true };
      case 'OpinionAdopted':
        return { ...state, adoptions: { ...state.adoptions, [event.data.adoptionId]: event.data }, kept: null };
      case 'OpinionKept':
        return { ...state, kept: event.data.reason };
      default:
        event satisfies never;
        return state;
    }
  },
};
