import type { Todo } from '@tongxin/runtime';
import { activityPage, ownActivities } from './own-activities.js';

/** The report of an activity waits for approval. */
export const reportToApprove: Todo = {
  code: 'activity-report-to-approve',
  title: { zh: '审批“{title}”的报告', en: 'Approve the report on “{title}”' },
  roles: ['township-lead', 'county-office'],
  async find(views, place) {
    const held = await ownActivities(views, place, 'HELD');
    return held
      .filter(({ report }) => report?.approved === false)
      .map((card) => ({ params: { title: card.title }, dueOn: null, since: card.on, link: activityPage(card) }));
  },
};
