import type { FilingKind, FilingReviewEvent } from '@tongxin/contracts';
import type { Entity } from './indicator.js';

/** What the county awaits of a township, as figures see it. */
export interface FilingReview {
  readonly township: string;
  readonly kind: FilingKind;
  readonly dueOn: string | null;
  /** Day the accepted filing was first submitted. */
  readonly submittedOn: string | null;
}

type Read = Extract<FilingReviewEvent, { type: 'FilingAwaited' | 'FilingAccepted' }>;

/** A filing that is due: of whom, by when, and when the one that was accepted had been submitted. */
export const filingReview: Entity<FilingReview, Read> = {
  name: 'filing-review',
  events: ['FilingAwaited', 'FilingAccepted'],
  initial: { township: '', kind: 'other', dueOn: null, submittedOn: null },
  evolve(state, event) {
    if (event.type === 'FilingAccepted') return { ...state, submittedOn: event.data.submittedOn };
    const { township, kind, dueOn } = event.data;
    return { ...state, township, kind, dueOn };
  },
};
