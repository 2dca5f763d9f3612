import type { ProposalEvent } from '@tongxin/contracts';
import { parseStream, type Reaction } from '@tongxin/eventing';

type Followed = Extract<ProposalEvent, { type: 'ProposalSubmitted' | 'ProposalWithdrawn' }>;

/** A submitted proposal opens a case, and one that is withdrawn closes it; one reaction, so that they come in the order they happened. */
export const keepCaseWithProposal: Reaction<Followed> = {
  name: 'keep-case-with-proposal',
  events: ['ProposalSubmitted', 'ProposalWithdrawn'],
  startsAt: 'beginning',
  async react({ stream, type, data }) {
    const { node: township, id: proposalId } = parseStream(stream);
    const id = `${township}.${proposalId}`;
    if (type === 'ProposalWithdrawn') return [{ command: 'proposal-cases/withdraw-case', id, body: { reason: data.reason } }];
    const { leadProposer, coSigners } = data;
    return [{ command: 'proposal-cases/open-case', id, body: { proposal: stream, township, leadProposer, coSigners } }];
  },
};
