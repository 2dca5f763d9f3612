import type { DemandAssignee, DemandOutcome, DemandResult, ResidentDemandEvent } from '@tongxin/contracts';
import type { Aggregate } from '@tongxin/eventing';

export interface ResidentDemand {
  received: { personId: string; on: string } | null;
  assigned: { to: DemandAssignee; dueOn: string | null } | null;
  answers: readonly { answerId: string; on: string; result: DemandResult }[];
  /** `answers`: how many there were when it was asked whether they satisfied. */
  revisits: readonly { revisitId: string; on: string; satisfied: boolean; answers: number }[];
  closed: DemandOutcome | null;
}

export const ResidentDemand: Aggregate<ResidentDemand, ResidentDemandEvent> = {
  category: 'residentDemand',
  initial: { received: null, assigned: null, answers: [], revisits: [], closed: null },
  evolve(state, event) {
    switch (event.type) {
      case 'DemandReceived':
        return { ...state, received: { personId: event.data.personId, on: event.data.on } };
      case 'DemandAssigned':
        return { ...state, assigned: event.data };
      case 'DemandAnswered':
        return { ...state, answers: [...state.answers, event.data] };
      case 'DemandRevisited':
        return { ...state, revisits: [...state.revisits, { ...event.data, answers: state.answers.length }] };
      case 'DemandClosed':
        return { ...state, closed: event.data.outcome };
      default:
        event satisfies never;
        return state;
    }
  },
};
