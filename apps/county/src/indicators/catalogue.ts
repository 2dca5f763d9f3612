import { Refused } from '@tongxin/eventing';
import { activityAttendance } from './activity-attendance.js';
import { activityHeld } from './activity-held.js';
import { demandClosed } from './demand-closed.js';
import { filingOnTime } from './filing-on-time.js';
import type { Indicator } from './indicator.js';
import { memberFourOnes } from './member-four-ones.js';
import { opinionAdopted } from './opinion-adopted.js';
import { opinionSubmitted } from './opinion-submitted.js';
import { planProgress } from './plan-progress.js';
import { proposalFiled } from './proposal-filed.js';
import { proposalNotFiled } from './proposal-not-filed.js';
import { proposalSubmitted } from './proposal-submitted.js';

/** All indicators, in the order reports show them. */
export const INDICATORS: readonly Indicator[] = [
  planProgress,
  activityHeld,
  activityAttendance,
  memberFourOnes,
  proposalSubmitted,
  proposalFiled,
  proposalNotFiled,
  opinionSubmitted,
  opinionAdopted,
  demandClosed,
  filingOnTime,
];

/** @throws Refused `report.indicator-not-found` */
export function indicatorOf(code: string): Indicator {
  const indicator = INDICATORS.find((one) => one.code === code);
  if (!indicator) throw new Refused('report.indicator-not-found', { code });
  return indicator;
}
