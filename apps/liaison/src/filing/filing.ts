import type { FilingEvent } from '@tongxin/contracts';
import type { Aggregate } from '@tongxin/eventing';

export interface Filing {
  submissions: readonly string[];
  /** Due day it was reminded of; empty when it was not. */
  remindedOf: string;
}

export const Filing: Aggregate<Filing, FilingEvent> = {
  category: 'filing',
  initial: { submissions: [], remindedOf: '' },
  evolve(state, event) {
    switch (event.type) {
      case 'FilingSubmitted':
        return { ...state, submissions: [...state.submissions, event.data.submissionId] };
      case 'FilingReminded':
        return { ...state, remindedOf: event.data.dueOn };
      default:
        event satisfies never;
        return state;
    }
  },
};
