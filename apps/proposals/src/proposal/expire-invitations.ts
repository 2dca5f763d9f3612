import type { ProposalEvent } from '@tongxin/contracts';
import type { Decide } from '@tongxin/eventing';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsString, Matches } from 'class-validator';
import { entryOf, MEMBER_ID } from '../fields.js';
import type { Proposal } from './proposal.js';

export class ExpireInvitations {
  /** Members who have not answered. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ArrayUnique()
  @IsString({ each: true })
  @Matches(MEMBER_ID, { each: true })
  memberIds!: string[];
}

/** Whose last day has passed without an answer is no longer waited for; an answer given in time that is still under way counts when it comes. */
export const expireInvitations: Decide<Proposal, ExpireInvitations, ProposalEvent> = (proposal, { memberIds }, { today }) => {
  if (proposal.submitted || proposal.withdrawn !== null) return [];
  return memberIds.flatMap((memberId): ProposalEvent[] => {
    const invitation = entryOf(proposal.invited, memberId);
    if (!invitation || invitation.expired || invitation.answerBy >= today) return [];
    return [{ type: 'InvitationExpired', data: { memberId, answerBy: invitation.answerBy } }];
  });
};
