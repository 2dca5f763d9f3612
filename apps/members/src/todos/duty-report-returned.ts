import type { Todo } from '@tongxin/runtime';
import { ownDutyReports } from './own-duty-reports.js';

/** A returned report is filed again by the clerk where the clerk had entered it for the member. */
export const dutyReportReturned: Todo = {
  code: 'duty-report-returned',
  title: { zh: '一份代交的{year}年述职报告被退回', en: 'A duty report for {year} entered for a member came back' },
  roles: ['clerk', 'county-office'],
  async find(views, place) {
    const returned = await ownDutyReports(views, place, 'RETURNED');
    return returned
      .filter(({ onBehalf }) => onBehalf)
      .map(({ id, year, decidedOn }) => ({
        params: { year },
        dueOn: null,
        since: decidedOn,
        link: { page: 'duty-report', params: { id } },
      }));
  },
};

/** And by the member, whoever had entered it. */
export const ownDutyReportReturned: Todo = {
  code: 'own-duty-report-returned',
  title: { zh: '您的{year}年述职报告被退回', en: 'Your duty report for {year} came back' },
  roles: ['member'],
  async find(views, place) {
    const returned = await ownDutyReports(views, place, 'RETURNED');
    return returned.map(({ memberId, year, decidedOn }) => {
      const link = { page: 'duty-file', params: { year: String(year) } };
      return { params: { year }, dueOn: null, since: decidedOn, link, memberId };
    });
  },
};
