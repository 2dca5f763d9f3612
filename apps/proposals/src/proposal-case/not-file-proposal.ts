import type { ProposalCaseEvent, ReasonText } from '@tongxin/contracts';
import { Refused, type Decide } from '@tongxin/eventing';
import { IsString, Length, Matches } from 'class-validator';
import { isSame, Nullable, REASON_CODE } from '../fields.js';
import type { ProposalCase } from './proposal-case.js';
import { assertReviewable } from './reviewable.js';

export class NotFileProposal {
  /** One of the ten national grounds, or one the county added. */
  @IsString() @Matches(REASON_CODE) reasonCode!: string;
  /** What the proposers are told beside the ground. */
  @Nullable() @IsString() @Length(1, 1000) note!: string | null;
}

/** How the ground reads now, null where nobody knows it or it is given no more; told by the door. */
export interface ReasonFacts {
  readonly reason: ReasonText | null;
}

/** The proposal office does not file a proposal, and says on which ground. */
export const notFileProposal: Decide<ProposalCase, NotFileProposal, ProposalCaseEvent, ReasonFacts> = (
  theCase,
  { reasonCode, note },
  { facts: { reason } },
) => {
  assertReviewable(theCase);
  if (isSame(theCase.notFiled, { reasonCode, note })) return [];
  if (theCase.requested !== null) throw new Refused('proposal-case.already-filed');
  if (theCase.notFiled) throw new Refused('proposal-case.not-filed', { reasonCode: theCase.notFiled.reasonCode });
  if (!reason) throw new Refused('proposal-case.reason-unknown', { reasonCode });
  return [{ type: 'ProposalNotFiled', data: { reasonCode, reason, note } }];
};
