import type { ProposalEvent } from '@tongxin/contracts';
import type { View } from '@tongxin/eventing';
import { boardKeyOf } from './board-key.js';

/** That a proposal concerns a member: as its lead proposer, or as one asked to sign it. */
export interface ProposalPerson {
  readonly memberId: string;
  /** Key on the board. */
  readonly proposal: string;
  readonly as: 'LEAD' | 'CO_SIGNER';
}

type Naming = Extract<ProposalEvent, { type: 'ProposalPutToCoSigners' | 'ProposalSubmitted' | 'CoSignerInvited' }>;

/** Which proposals a member has to do with; key `<member number>:<key on the board>`. */
export const proposalPeople: View<ProposalPerson, Naming> = {
  name: 'proposal-people',
  version: 1,
  events: ['ProposalPutToCoSigners', 'ProposalSubmitted', 'CoSignerInvited'],
  indexes: ['memberId'],
  keys: (event, { stream }) => [`${personOf(event).memberId}:${boardKeyOf(stream)}`],
  project: (_before, event, { stream }) => ({ ...personOf(event), proposal: boardKeyOf(stream) }),
};

function personOf(event: Naming): Pick<ProposalPerson, 'memberId' | 'as'> {
  if (event.type === 'CoSignerInvited') return { memberId: event.data.memberId, as: 'CO_SIGNER' };
  return { memberId: event.data.leadProposer, as: 'LEAD' };
}
