import { IsDay } from '@tongxin/calendar';
import type { FilingKind, FilingReviewEvent } from '@tongxin/contracts';
import type { Decide } from '@tongxin/eventing';
import { IsIn, IsString, Length, Matches } from 'class-validator';
import { ENTRY_ID, IsPeriod } from '../fields.js';
import type { FilingReview } from './filing-review.js';

export class AwaitFiling {
  /** Stream of the directive. */
  @IsString() @Length(1, 200) directive!: string;
  @IsString() @Matches(ENTRY_ID) township!: string;
  @IsIn(['plan', 'half-year', 'year-end', 'other']) kind!: FilingKind;
  @IsPeriod() period!: string;
  @IsDay() dueOn!: string;
}

/** From now on the county awaits a filing of one township. */
export const awaitFiling: Decide<FilingReview, AwaitFiling, FilingReviewEvent> = (
  { awaited },
  { directive, township, kind, period, dueOn },
) => (awaited ? [] : [{ type: 'FilingAwaited', data: { directive, township, kind, period, dueOn } }]);
