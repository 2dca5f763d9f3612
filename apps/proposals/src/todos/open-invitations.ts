import type { ViewReader } from '@tongxin/eventing';
import { everyDocument, type TodoPlace } from '@tongxin/runtime';
import type { InvitationCard, ProposalCard } from '../views/proposal-card.js';

export interface OpenInvitation {
  readonly card: ProposalCard;
  readonly invitation: InvitationCard;
}

/** Invitations that wait for an answer at this node, whose ever the proposal is; until their last day is over. */
export async function openInvitations(views: ViewReader, { node, today }: TodoPlace): Promise<OpenInvitation[]> {
  const where = { stage: 'COLLECTING', invitationDueOn: { gt: '' } };
  const cards = await everyDocument<ProposalCard>(views, 'proposal-board', { where });
  return cards.flatMap((card) =>
    card.invitations
      .filter((invitation) => invitation.node === node.id && invitation.state === 'OPEN' && invitation.answerBy >= today)
      .map((invitation) => ({ card, invitation })),
  );
}
