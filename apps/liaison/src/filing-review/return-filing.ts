import type { FilingReviewEvent } from '@tongxin/contracts';
import { Refused, type Decide } from '@tongxin/eventing';
import { IsString, Length, Matches } from 'class-validator';
import { ENTRY_ID } from '../fields.js';
import type { FilingReview } from './filing-review.js';
import { submissionOf, type SubmissionFacts } from './submitted.js';

export class ReturnFiling {
  /** The submission that was read: a later one is not returned unseen. */
  @IsString() @Matches(ENTRY_ID) submissionId!: string;
  /** What the township should put right. */
  @IsString() @Length(1, 500) reason!: string;
}

/** The county sends a filing back and says what is to be put right; the township submits it again. */
export const returnFiling: Decide<FilingReview, ReturnFiling, FilingReviewEvent, SubmissionFacts> = (
  review,
  { submissionId, reason },
  { facts },
) => {
  submissionOf(review, submissionId, facts);
  const { verdict } = review;
  if (verdict?.submissionId !== submissionId) return [{ type: 'FilingReturned', data: { submissionId, reason } }];
  if (verdict.reason !== reason) throw new Refused('filing-review.already-returned', { reason: verdict.reason });
  return [];
};
