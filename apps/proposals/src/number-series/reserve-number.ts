import type { NumberSeriesEvent } from '@tongxin/contracts';
import type { Decide } from '@tongxin/eventing';
import { IsString, Length } from 'class-validator';
import { entryOf } from '../fields.js';
import type { NumberSeries } from './number-series.js';

export class ReserveNumber {
  /** Stream that gets the number. */
  @IsString() @Length(1, 150) usedFor!: string;
}

/** The next number of a series, given to one stream and to no other; the series is the id, and its numbers begin with it. */
export const reserveNumber: Decide<NumberSeries, ReserveNumber, NumberSeriesEvent> = ({ count, reserved }, { usedFor }, { id }) => {
  if (entryOf(reserved, usedFor) !== undefined) return [];
  return [{ type: 'NumberReserved', data: { number: `${id}-${String(count + 1).padStart(3, '0')}`, usedFor } }];
};
