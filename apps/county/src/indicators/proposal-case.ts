import type { ProposalCaseEvent } from '@tongxin/contracts';
import type { Entity } from './indicator.js';

/** What the county decided on a proposal, as figures see it. */
export interface ProposalCase {
  readonly leadProposer: string;
  readonly township: string;
  readonly filedOn: string | null;
  readonly notFiled: { readonly on: string; readonly reason: string } | null;
}

type Read = Extract<ProposalCaseEvent, { type: 'CaseOpened' | 'ProposalFiled' | 'ProposalNotFiled' }>;

/** A proposal at the county: whether and when it was filed. */
export const proposalCase: Entity<ProposalCase, Read> = {
  name: 'proposal-case',
  events: ['CaseOpened', 'ProposalFiled', 'ProposalNotFiled'],
  initial: { leadProposer: '', township: '', filedOn: null, notFiled: null },
  evolve(state, event, { on }) {
    if (state.township === '' && event.type !== 'CaseOpened') return state;
    switch (event.type) {
      case 'CaseOpened':
        return { ...state, leadProposer: event.data.leadProposer, township: event.data.township };
      case 'ProposalFiled':
        return { ...state, filedOn: on };
      case 'ProposalNotFiled':
        return { ...state, notFiled: { on, reason: event.data.reasonCode } };
    }
  },
};
