import type { FilingReviewEvent } from '@tongxin/contracts';
import type { Aggregate } from '@tongxin/eventing';

export interface FilingReview {
  awaited: { township: string; dueOn: string } | null;
  overdue: boolean;
  /** What was said of the submission last looked at. */
  verdict: { submissionId: string; reason: string | null } | null;
  accepted: boolean;
}

export const FilingReview: Aggregate<FilingReview, FilingReviewEvent> = {
  category: 'filingReview',
  sharing: 'private',
  initial: { awaited: null, overdue: false, verdict: null, accepted: false },
  evolve(state, event) {
    switch (event.type) {
      case 'FilingAwaited':
        return { ...state, awaited: { township: event.data.township, dueOn: event.data.dueOn } };
      case 'FilingOverdue':
        return { ...state, overdue: true };
      case 'FilingReturned':
        return { ...state, verdict: event.data };
      case 'FilingAccepted':
        return { ...state, verdict: { submissionId: event.data.submissionId, reason: null }, accepted: true };
      default:
        event satisfies never;
        return state;
    }
  },
};
