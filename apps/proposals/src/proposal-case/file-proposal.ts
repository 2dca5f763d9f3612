import type { ProposalCaseEvent } from '@tongxin/contracts';
import { Refused, type Decide } from '@tongxin/eventing';
import { IsString, Matches } from 'class-validator';
import { Omissible } from '../fields.js';
import type { ProposalCase } from './proposal-case.js';
import { assertReviewable } from './reviewable.js';

export const SERIES = /^[0-9A-Za-z-]{1,20}$/;

export class FileProposal {
  /** Series of the number, such as `12-1` for the first session of the twelfth term; left out: that of the session now. */
  @Omissible() @IsString() @Matches(SERIES) series?: string;
}

/** The series of the session now, or of the year where none was opened; told by the door. */
export interface SeriesFacts {
  readonly seriesNow: string;
}

/** The proposal office files a proposal. The next number of the series is asked for; with it the proposal is filed. */
export const fileProposal: Decide<ProposalCase, FileProposal, ProposalCaseEvent, SeriesFacts> = (
  theCase,
  { series },
  { facts: { seriesNow } },
) => {
  if (theCase.requested !== null && !theCase.withdrawn) return [];
  assertReviewable(theCase);
  if (theCase.notFiled) throw new Refused('proposal-case.not-filed', { reasonCode: theCase.notFiled.reasonCode });
  return [{ type: 'CaseNumberRequested', data: { series: series ?? seriesNow } }];
};
