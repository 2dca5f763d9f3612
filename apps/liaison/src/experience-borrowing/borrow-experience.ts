import type { ExperienceBorrowingEvent } from '@tongxin/contracts';
import { Refused, type Decide } from '@tongxin/eventing';
import type { ExperienceBorrowing } from './experience-borrowing.js';

export class BorrowExperience {}

/** What was received here, as far as it stands. */
export interface ReceivedFacts {
  /** Stream of what was received; null when there is none. */
  readonly stream: string | null;
  readonly withdrawn: boolean;
}

/** This committee takes up what another county told. */
export const borrowExperience: Decide<ExperienceBorrowing, BorrowExperience, ExperienceBorrowingEvent, ReceivedFacts> = (
  { borrowed },
  _command,
  { facts: { stream, withdrawn } },
) => {
  if (borrowed) return [];
  if (stream === null) throw new Refused('experience-borrowing.not-received');
  if (withdrawn) throw new Refused('experience-borrowing.withdrawn');
  return [{ type: 'ExperienceBorrowed', data: { experience: stream } }];
};
