import type { FilingReviewEvent } from '@tongxin/contracts';
import type { Decide } from '@tongxin/eventing';
import { IsString, Matches } from 'class-validator';
import { ENTRY_ID } from '../fields.js';
import type { FilingReview } from './filing-review.js';
import { submissionOf, type SubmissionFacts } from './submitted.js';

export class AcceptFiling {
  /** The submission that was read: a later one is not accepted unseen. */
  @IsString() @Matches(ENTRY_ID) submissionId!: string;
}

/** The county takes a filing; whether it came in time goes by the day of its first submission. */
export const acceptFiling: Decide<FilingReview, AcceptFiling, FilingReviewEvent, SubmissionFacts> = (
  review,
  { submissionId },
  { facts },
) => {
  if (review.accepted && review.verdict?.submissionId === submissionId) return [];
  const { filing, firstOn } = submissionOf(review, submissionId, facts);
  return [{ type: 'FilingAccepted', data: { submissionId, filing, submittedOn: firstOn } }];
};
