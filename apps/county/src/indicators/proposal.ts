import type { ProposalEvent } from '@tongxin/contracts';
import type { Entity } from './indicator.js';

/** A proposal as figures see it. */
export interface Proposal {
  readonly leadProposer: string;
  readonly coSigners: readonly string[];
  /** Day it was submitted; null before, and once withdrawn. */
  readonly submittedOn: string | null;
  readonly township: string;
}

type Read = Extract<ProposalEvent, { type: 'ProposalSubmitted' | 'ProposalWithdrawn' }>;

/** A proposal: whose it is, and the day it was submitted. */
export const proposal: Entity<Proposal, Read> = {
  name: 'proposal',
  events: ['ProposalSubmitted', 'ProposalWithdrawn'],
  initial: { leadProposer: '', coSigners: [], submittedOn: null, township: '' },
  evolve(state, event, { on, node }) {
    if (event.type === 'ProposalWithdrawn') return state.submittedOn === null ? state : { ...state, submittedOn: null };
    const { leadProposer, coSigners } = event.data;
    return { leadProposer, coSigners: coSigners.map(({ memberId }) => memberId), submittedOn: on, township: node };
  },
};
