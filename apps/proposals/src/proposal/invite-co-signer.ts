import { IsDay } from '@tongxin/calendar';
import type { ProposalEvent } from '@tongxin/contracts';
import { Refused, type Decide } from '@tongxin/eventing';
import { IsString, Matches } from 'class-validator';
import { entryOf, MEMBER_ID, NODE_ID, type ActorFacts } from '../fields.js';
import { collecting } from './open-proposal.js';
import type { Proposal } from './proposal.js';

export class InviteCoSigner {
  @IsString() @Matches(MEMBER_ID) memberId!: string;
  /** Node of that member's township, where it is answered; this node for a member of one's own. */
  @IsString() @Matches(NODE_ID) node!: string;
  /** Last day for an answer. */
  @IsDay() answerBy!: string;
}

/** `standing` is that of the member invited, `nodeKnown` whether that node is this one or linked with it; told by the door. */
export interface InvitationFacts extends ActorFacts {
  readonly nodeKnown: boolean;
}

/** A member, here or in another township, is asked to sign the text that was put; asked again with another day, that day counts. */
export const inviteCoSigner: Decide<Proposal, InviteCoSigner, ProposalEvent, InvitationFacts> = (
  proposal,
  { memberId, node, answerBy },
  { today, facts },
) => {
  const { leadProposer } = collecting(proposal, facts.onlyFor);
  if (memberId === leadProposer) throw new Refused('proposal.lead-co-signs');
  const before = entryOf(proposal.invited, memberId);
  if (before && before.node === node && before.answerBy === answerBy) return [];
  if (answerBy < today) throw new Refused('proposal.answer-by-past', { answerBy });
  assertCanBeAsked({ memberId, node }, facts);
  return [{ type: 'CoSignerInvited', data: { memberId, node, answerBy } }];
};

function assertCanBeAsked({ memberId, node }: Pick<InviteCoSigner, 'memberId' | 'node'>, { standing, nodeKnown }: InvitationFacts): void {
  if (!nodeKnown) throw new Refused('proposal.node-unknown', { node });
  if (standing === 'UNKNOWN') throw new Refused('proposal.member-unknown', { memberId });
  if (standing === 'LEFT') throw new Refused('proposal.member-left', { memberId });
}
