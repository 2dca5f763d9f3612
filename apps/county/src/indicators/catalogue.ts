import { Refused } from '@tongxin/eventing';
import { activityAttendance } from './activity-attendance.js';
import { activityHeld } from './activity-held.js';
import type { Indicator } from './indicator.js';
import { planProgress } from './plan-progress.js';

/** All indicators, in the order reports show them. */
export const INDICATORS: readonly Indicator[] = [planProgress, activityHeld, activityAttendance];

/** @throws Refused `report.indicator-not-found` */
export function indicatorOf(code: string): Indicator {
  const indicator = INDICATORS.find((one) => one.code === code);
  if (!indicator) throw new Refused('report.indicator-not-found', { code });
  return indicator;
}
