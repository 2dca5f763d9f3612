import { Refused } from '@tongxin/eventing';
import type { ProposalCase } from './proposal-case.js';

/** The office decides a case that is open and was not withdrawn. */
export function assertReviewable({ opened, withdrawn }: ProposalCase): void {
  if (!opened) throw new Refused('proposal-case.not-opened');
  if (withdrawn) throw new Refused('proposal-case.withdrawn');
}
