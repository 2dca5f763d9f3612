import type { DutyReportEvent } from '@tongxin/contracts';
import type { Entity } from './indicator.js';

/** A duty report as figures see it. */
export interface DutyReport {
  readonly memberId: string;
  readonly year: number;
  readonly isAccepted: boolean;
}

type Read = Extract<DutyReportEvent, { type: 'DutyReportFiled' | 'DutyReportAccepted' }>;

/** A member's duty report of a year: whether it was accepted. */
export const dutyReport: Entity<DutyReport, Read> = {
  name: 'duty-report',
  events: ['DutyReportFiled', 'DutyReportAccepted'],
  initial: { memberId: '', year: 0, isAccepted: false },
  evolve(state, event) {
    if (event.type === 'DutyReportAccepted') return state.isAccepted ? state : { ...state, isAccepted: true };
    return { ...state, memberId: event.data.memberId, year: event.data.year };
  },
};
