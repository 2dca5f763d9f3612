import type { ProposalEvent } from '@tongxin/contracts';
import { Refused, type Decide } from '@tongxin/eventing';
import { IsString, Length } from 'class-validator';
import { assertIsOwn } from '../fields.js';
import type { Proposal } from './proposal.js';

export class WithdrawProposal {
  @IsString() @Length(1, 500) reason!: string;
}

/** Whether the county is known here to have decided; told by the door. */
export interface WithdrawalFacts {
  readonly onlyFor: string | null;
  readonly decided: boolean;
}

/** A proposal is taken back by its lead proposer, as long as nobody here has heard that the county filed it or did not. */
export const withdrawProposal: Decide<Proposal, WithdrawProposal, ProposalEvent, WithdrawalFacts> = (
  { text, withdrawn },
  { reason },
  { facts },
) => {
  if (!text) throw new Refused('proposal.unknown');
  assertIsOwn(text.leadProposer, facts.onlyFor, 'proposal.of-another');
  if (withdrawn === reason) return [];
  if (withdrawn !== null) throw new Refused('proposal.withdrawn', { reason: withdrawn });
  if (facts.decided) throw new Refused('proposal.already-decided');
  return [{ type: 'ProposalWithdrawn', data: { reason } }];
};
