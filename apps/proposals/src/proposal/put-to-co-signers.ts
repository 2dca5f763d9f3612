import type { ProposalEvent } from '@tongxin/contracts';
import type { Decide } from '@tongxin/eventing';
import { isSame, type ActorFacts } from '../fields.js';
import { assertMayWrite, assertOpen } from './open-proposal.js';
import { ProposalFields } from './proposal-fields.js';
import type { Proposal } from './proposal.js';

/** The whole text that co-signers are asked to sign. */
export class PutToCoSigners extends ProposalFields {}

/** A proposal goes to those who may sign it with, whole; changed and put again, it is a new text that must be signed anew. */
export const putToCoSigners: Decide<Proposal, PutToCoSigners, ProposalEvent, ActorFacts> = (proposal, command, { id, facts }) => {
  assertMayWrite(proposal, command, id, facts);
  assertOpen(proposal);
  if (isSame(proposal.text, command)) return [];
  return [{ type: 'ProposalPutToCoSigners', data: { ...command, version: proposal.version + 1 } }];
};
