import { IsDay } from '@tongxin/calendar';
import type { ActivityEvent } from '@tongxin/contracts';
import { Refused, type Decide } from '@tongxin/eventing';
import { IsInt, IsNumber, Max, Min } from 'class-validator';
import { isSame } from '../fields.js';
import type { Activity } from './activity.js';
import { openActivity } from './open-activity.js';

export class HoldActivity {
  /** The day it took place. */
  @IsDay() on!: string;
  @IsNumber({ maxDecimalPlaces: 1 }) @Min(0.5) @Max(240) hours!: number;
  /** How many came who are not members. */
  @IsInt() @Min(0) @Max(100_000) outsideCount!: number;
}

/** An activity took place; told again with other figures, the later word counts. */
export const holdActivity: Decide<Activity, HoldActivity, ActivityEvent> = (activity, { on, hours, outsideCount }, { today }) => {
  openActivity(activity);
  if (on > today) throw new Refused('activity.day-to-come', { on });
  const held = { on, hours, outsideCount };
  return isSame(activity.held, held) ? [] : [{ type: 'ActivityHeld', data: held }];
};
