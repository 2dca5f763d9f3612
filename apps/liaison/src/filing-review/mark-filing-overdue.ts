import { IsDay } from '@tongxin/calendar';
import type { FilingReviewEvent } from '@tongxin/contracts';
import { Refused, type Decide } from '@tongxin/eventing';
import type { FilingReview } from './filing-review.js';
import type { SubmissionFacts } from './submitted.js';

export class MarkFilingOverdue {
  @IsDay() dueOn!: string;
}

/** The day after it was due, a filing of which nothing came is marked. What is under way on a cut line is told late by its own day, not by this mark. */
export const markFilingOverdue: Decide<FilingReview, MarkFilingOverdue, FilingReviewEvent, SubmissionFacts> = (
  { awaited, overdue, accepted },
  { dueOn },
  { today, facts: { latest } },
) => {
  if (!awaited) throw new Refused('filing-review.not-awaited');
  if (overdue || accepted || latest) return [];
  if (today <= awaited.dueOn) throw new Refused('filing-review.not-due', { dueOn: awaited.dueOn });
  return [{ type: 'FilingOverdue', data: { dueOn } }];
};
