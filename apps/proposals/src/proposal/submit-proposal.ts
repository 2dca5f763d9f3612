import type { CoSigner, ProposalEvent } from '@tongxin/contracts';
import { Refused, type Decide } from '@tongxin/eventing';
import { isSame, type ActorFacts } from '../fields.js';
import { assertMayWrite } from './open-proposal.js';
import { ProposalFields } from './proposal-fields.js';
import type { Proposal } from './proposal.js';

/** The whole text that is handed in. */
export class SubmitProposal extends ProposalFields {}

/** Whose signature has come in, and for which version of the text; told by the door. */
export interface SignatureFacts extends ActorFacts {
  readonly signatures: readonly { readonly memberId: string; readonly version: number }[];
}

/** A proposal goes to the county with all who signed its text; what they signed is what is handed in. */
export const submitProposal: Decide<Proposal, SubmitProposal, ProposalEvent, SignatureFacts> = (proposal, command, { id, facts }) => {
  const { text, submitted, withdrawn } = proposal;
  const isUnchanged = isSame(text, command);
  if (submitted && isUnchanged) return [];
  assertMayWrite(proposal, command, id, facts);
  if (withdrawn !== null) throw new Refused('proposal.withdrawn', { reason: withdrawn });
  if (submitted) throw new Refused('proposal.already-submitted');
  const coSigners = coSignersOf(proposal, facts.signatures);
  if (coSigners.length > 0 && !isUnchanged) throw new Refused('proposal.signed-text-differs');
  return [{ type: 'ProposalSubmitted', data: { ...command, coSigners } }];
};

function coSignersOf({ invited, version }: Proposal, signatures: SignatureFacts['signatures']): CoSigner[] {
  const signed = new Set(signatures.filter((signature) => signature.version === version).map(({ memberId }) => memberId));
  return Object.entries(invited)
    .filter(([memberId]) => signed.has(memberId))
    .map(([memberId, { node }]) => ({ memberId, node }));
}
