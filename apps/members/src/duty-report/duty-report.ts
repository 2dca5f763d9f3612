import type { DutyReportEvent, DutyReportFiling } from '@tongxin/contracts';
import type { Aggregate } from '@tongxin/eventing';

export interface DutyReport {
  /** As filed last. */
  filed: DutyReportFiling | null;
  status: 'NONE' | 'FILED' | 'RETURNED' | 'ACCEPTED';
  /** Why it was returned last. */
  reason: string;
  /** Ids of those returned: they are not filed again. */
  returned: string[];
}

export const DutyReport: Aggregate<DutyReport, DutyReportEvent> = {
  category: 'dutyReport',
  initial: { filed: null, status: 'NONE', reason: '', returned: [] },
  evolve(state, event) {
    switch (event.type) {
      case 'DutyReportFiled':
        return { ...state, filed: event.data, status: 'FILED' };
      case 'DutyReportReturned': {
        const { reportId, reason } = event.data;
        return { ...state, status: 'RETURNED', reason, returned: [...state.returned, reportId] };
      }
      case 'DutyReportAccepted':
        return { ...state, status: 'ACCEPTED' };
      default:
        event satisfies never;
        return state;
    }
  },
};
