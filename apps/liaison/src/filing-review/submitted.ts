import { Refused } from '@tongxin/eventing';
import type { FilingReview } from './filing-review.js';

/** What the township handed in, as far as it came here; told by the door. */
export interface SubmissionFacts {
  readonly latest: {
    readonly submissionId: string;
    /** Stream of the filing. */
    readonly filing: string;
    /** Day of the first submission. */
    readonly firstOn: string;
  } | null;
}

/** The submission the county speaks of: the latest, of a filing that is awaited and not yet accepted. */
export function submissionOf(
  { awaited, accepted }: FilingReview,
  submissionId: string,
  { latest }: SubmissionFacts,
): NonNullable<SubmissionFacts['latest']> {
  if (!awaited) throw new Refused('filing-review.not-awaited');
  if (accepted) throw new Refused('filing-review.already-accepted');
  if (!latest) throw new Refused('filing-review.not-submitted');
  if (latest.submissionId !== submissionId) throw new Refused('filing-review.superseded', { latest: latest.submissionId });
  return latest;
}
