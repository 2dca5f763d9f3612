import { EXPERIENCE_WITHDRAWAL_REASONS, type ExperienceEvent, type ExperienceWithdrawalReason } from '@tongxin/contracts';
import { Refused, type Decide } from '@tongxin/eventing';
import { IsIn } from 'class-validator';
import type { Experience } from './experience.js';

export class WithdrawExperience {
  @IsIn(EXPERIENCE_WITHDRAWAL_REASONS) reason!: ExperienceWithdrawalReason;
}

/** What was told is taken back, for good: the feed says so and gives its text no more. */
export const withdrawExperience: Decide<Experience, WithdrawExperience, ExperienceEvent> = ({ published, withdrawn }, { reason }) => {
  if (!published) throw new Refused('experience.not-published');
  return withdrawn ? [] : [{ type: 'ExperienceWithdrawn', data: { reason } }];
};
