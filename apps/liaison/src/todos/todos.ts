import type { Todo } from '@tongxin/runtime';
import { demandToAnswer, demandToAnswerForMember, demandToAssign, demandToClose, demandToRevisit } from './demands.js';
import { filingOverdueToAsk, filingToReview } from './filings-to-review.js';
import { filingReturned, filingToSubmit } from './filings-to-submit.js';

/** What waits for township and county in liaison. */
export const todos: readonly Todo[] = [
  filingToSubmit,
  filingReturned,
  filingToReview,
  filingOverdueToAsk,
  demandToAssign,
  demandToAnswer,
  demandToAnswerForMember,
  demandToRevisit,
  demandToClose,
];
