import { NUMBER_VOID_REASONS, type NumberSeriesEvent, type NumberVoidReason } from '@tongxin/contracts';
import { Refused, type Decide } from '@tongxin/eventing';
import { IsIn, IsString, Length } from 'class-validator';
import type { NumberSeries } from './number-series.js';

export class VoidNumber {
  @IsString() @Length(1, 40) number!: string;
  @IsIn(NUMBER_VOID_REASONS) reason!: NumberVoidReason;
}

/** A number that was given and cannot be used is left out for ever, and it is on record why. */
export const voidNumber: Decide<NumberSeries, VoidNumber, NumberSeriesEvent> = ({ reserved, voided }, { number, reason }) => {
  if (voided.includes(number)) return [];
  if (!Object.values(reserved).includes(number)) throw new Refused('number-series.number-unknown', { number });
  return [{ type: 'NumberVoided', data: { number, reason } }];
};
