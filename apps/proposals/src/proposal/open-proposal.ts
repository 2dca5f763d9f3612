import type { ProposalText } from '@tongxin/contracts';
import { Refused } from '@tongxin/eventing';
import { assertIsOwn, assertMayActFor, DRAFT_ID, type ActorFacts } from '../fields.js';
import type { ProposalFields } from './proposal-fields.js';
import type { Proposal } from './proposal.js';

/** What is written of a proposal under this id must be the id of a draft, and by or for its lead proposer, who stays the same. */
export function assertMayWrite(
  proposal: Proposal,
  { leadProposer }: Pick<ProposalFields, 'leadProposer'>,
  id: string,
  facts: ActorFacts,
): void {
  if (!DRAFT_ID.test(id)) throw new Refused('proposal.bad-id', { id });
  const lead = proposal.text?.leadProposer;
  if (lead !== undefined && lead !== leadProposer) throw new Refused('proposal.other-lead', { leadProposer: lead });
  assertMayActFor(leadProposer, facts, {
    another: 'proposal.of-another',
    unknown: 'proposal.member-unknown',
    left: 'proposal.member-left',
  });
}

/** The proposal that was put to co-signers and was neither submitted nor withdrawn, for one who may act for its lead proposer. */
export function collecting(proposal: Proposal, onlyFor: string | null): ProposalText & { leadProposer: string } {
  const { text } = proposal;
  if (!text) throw new Refused('proposal.not-put-to-co-signers');
  assertIsOwn(text.leadProposer, onlyFor, 'proposal.of-another');
  assertOpen(proposal);
  return text;
}

export function assertOpen({ submitted, withdrawn }: Proposal): void {
  if (withdrawn !== null) throw new Refused('proposal.withdrawn', { reason: withdrawn });
  if (submitted) throw new Refused('proposal.already-submitted');
}
