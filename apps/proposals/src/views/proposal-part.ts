import type { ProposalEvent } from '@tongxin/contracts';
import type { EventContext } from '@tongxin/eventing';
import type { InvitationCard, ProposalCard } from './proposal-card.js';

/** The lead proposer's part of a card. */
export function afterProposalEvent(card: ProposalCard, event: ProposalEvent, { recorded }: EventContext): ProposalCard {
  return { ...card, ...changes(card, event, recorded.metadata.occurredOn), revision: recorded.revision };
}

function changes({ invitations }: ProposalCard, event: ProposalEvent, on: string): Partial<ProposalCard> {
  switch (event.type) {
    case 'ProposalPutToCoSigners':
      return { ...event.data, stage: 'COLLECTING' };
    case 'CoSignerInvited':
      return { invitations: invited(invitations, event.data) };
    case 'InvitationExpired':
      return { invitations: expired(invitations, event.data.memberId) };
    case 'ProposalSubmitted':
      return { ...event.data, stage: 'SUBMITTED', submittedOn: on };
    case 'ProposalWithdrawn':
      return { stage: 'WITHDRAWN', withdrawReason: event.data.reason };
    default:
      event satisfies never;
      return {};
  }
}

function invited(all: readonly InvitationCard[], invitation: Pick<InvitationCard, 'memberId' | 'node' | 'answerBy'>): InvitationCard[] {
  const others = all.filter(({ memberId }) => memberId !== invitation.memberId);
  return [...others, { ...invitation, expired: false, state: 'OPEN' }];
}

function expired(all: readonly InvitationCard[], memberId: string): InvitationCard[] {
  return all.map((invitation) => (invitation.memberId === memberId ? { ...invitation, expired: true } : invitation));
}
