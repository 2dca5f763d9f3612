import { IsDay } from '@tongxin/calendar';
import type { ReceivedExperienceEvent } from '@tongxin/contracts';
import type { Decide } from '@tongxin/eventing';
import { IsString, Matches } from 'class-validator';
import { ENTRY_ID } from '../fields.js';
import type { ReceivedExperience } from './received-experience.js';

export class TakeWithdrawal {
  /** Id of the feed's entry. */
  @IsString() @Matches(ENTRY_ID) entry!: string;
  /** Day on which the peer took it back. */
  @IsDay() on!: string;
}

/** What a peer took back is taken back here; of what never came there is nothing to take back. */
export const takeWithdrawal: Decide<ReceivedExperience, TakeWithdrawal, ReceivedExperienceEvent> = (
  { entries, withdrawn },
  { entry, on },
) => (withdrawn || entries.length === 0 ? [] : [{ type: 'ReceivedExperienceWithdrawn', data: { entry, on } }]);
