import type { NumberVoidReason, ProposalCaseEvent } from '@tongxin/contracts';
import type { Aggregate } from '@tongxin/eventing';

export interface ProposalCase {
  opened: boolean;
  /** Series in which a number was asked for; null when none was. */
  requested: string | null;
  /** The number it was filed under. */
  number: string | null;
  /** Numbers that came and could not be used. */
  returned: Record<string, NumberVoidReason>;
  notFiled: { reasonCode: string; note: string | null } | null;
  withdrawn: boolean;
}

export const ProposalCase: Aggregate<ProposalCase, ProposalCaseEvent> = {
  category: 'proposalCase',
  // With the townships concerned, by name.
  sharing: 'private',
  initial: { opened: false, requested: null, number: null, returned: {}, notFiled: null, withdrawn: false },
  evolve(state, event) {
    switch (event.type) {
      case 'CaseOpened':
        return { ...state, opened: true };
      case 'CaseNumberRequested':
        return { ...state, requested: event.data.series };
      case 'ProposalFiled':
        return { ...state, number: event.data.number };
      case 'CaseNumberReturned':
        return { ...state, returned: { ...state.returned, [event.data.number]: event.data.reason } };
      case 'ProposalNotFiled':
        return { ...state, notFiled: { reasonCode: event.data.reasonCode, note: event.data.note } };
      case 'CaseWithdrawn':
        return { ...state, withdrawn: true };
      default:
        event satisfies never;
        return state;
    }
  },
};
