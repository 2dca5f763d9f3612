import type { CommitteeEvent, CommitteeLevel } from '@tongxin/contracts';
import type { Aggregate } from '@tongxin/eventing';

export interface Committee {
  established: { name: string; level: CommitteeLevel; superior: string | null } | null;
  /** 0 before the first term. */
  term: number;
  termFrom: string;
  /** 0 before the first session of the term. */
  session: number;
  sessionFrom: string;
  /** Whether the townships may be compared with each other. */
  comparison: boolean;
}

export const Committee: Aggregate<Committee, CommitteeEvent> = {
  category: 'committee',
  sharing: 'subordinates',
  initial: { established: null, term: 0, termFrom: '', session: 0, sessionFrom: '', comparison: false },
  evolve(state, event) {
    switch (event.type) {
      case 'CommitteeEstablished': {
        const { name, level, superior } = event.data;
        return { ...state, established: { name, level, superior } };
      }
      case 'CommitteeRenamed':
        return { ...state, established: state.established && { ...state.established, name: event.data.name } };
      case 'TermOpened':
        return { ...state, term: event.data.term, termFrom: event.data.from, session: 0, sessionFrom: '' };
      case 'SessionOpened':
        return { ...state, session: event.data.session, sessionFrom: event.data.from };
      case 'ComparisonTurnedOn':
        return { ...state, comparison: true };
      case 'ComparisonTurnedOff':
        return { ...state, comparison: false };
      default:
        event satisfies never;
        return state;
    }
  },
};
