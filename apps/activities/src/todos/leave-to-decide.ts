import type { Todo } from '@tongxin/runtime';
import { activityPage, ownActivities } from './own-activities.js';

/** Members who asked leave of an activity to come wait for an answer before its day. */
export const leaveToDecide: Todo = {
  code: 'leave-to-decide',
  title: { zh: '“{title}”有{count}人请假待批', en: '{count} ask leave of “{title}”' },
  roles: ['clerk', 'township-lead', 'county-office'],
  async find(views, place) {
    const scheduled = await ownActivities(views, place, 'SCHEDULED');
    return scheduled.flatMap((card) => {
      const count = Object.values(card.leave).filter((state) => state === 'REQUESTED').length;
      return count > 0 ? [{ params: { title: card.title, count }, dueOn: card.on, since: null, link: activityPage(card) }] : [];
    });
  },
};
