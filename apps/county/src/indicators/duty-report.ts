import type { DutyReportEvent } from '@tongxin/contracts';
import type { Entity } from './indicator.js';

/** A duty report as figures see it. */
export interface DutyReport {
  readonly memberId: string;
  readonly year: number;
  /** Filed, and not returned since. */
  readonly isFiled: boolean;
}

type Read = Extract<DutyReportEvent, { type: 'DutyReportFiled' | 'DutyReportReturned' }>;

/** A member's duty report of a year: whether it is filed and stands. */
export const dutyReport: Entity<DutyReport, Read> = {
  name: 'duty-report',
  events: ['DutyReportFiled', 'DutyReportReturned'],
  initial: { memberId: '', year: 0, isFiled: false },
  evolve(state, event) {
    if (event.type === 'DutyReportReturned') return state.isFiled ? { ...state, isFiled: false } : state;
    return { memberId: event.data.memberId, year: event.data.year, isFiled: true };
  },
};
