import type { Todo } from '@tongxin/runtime';
import { ownDutyReports } from './own-duty-reports.js';

/** A member's duty report waits to be accepted or returned; its author stands on its page, not on the list. */
export const dutyReportsToDecide: Todo = {
  code: 'duty-report-to-decide',
  title: { zh: '审阅一份{year}年述职报告', en: 'Read a duty report for {year}' },
  roles: ['township-lead', 'county-office'],
  async find(views, place) {
    const filed = await ownDutyReports(views, place, 'FILED');
    return filed.map(({ id, year, filedOn }) => ({
      params: { year },
      dueOn: null,
      since: filedOn,
      link: { page: 'duty-report', params: { id } },
    }));
  },
};
