import { addDays } from '@tongxin/calendar';
import type { Todo } from '@tongxin/runtime';
import { DAYS_TO_RECORD } from '../views/activity-list.view.js';
import { activityPage, ownActivities } from './own-activities.js';

/** An activity whose day has come is to be recorded as held or cancelled. */
export const activityToRecord: Todo = {
  code: 'activity-to-record',
  title: { zh: '登记“{title}”是否举办', en: 'Record whether “{title}” was held' },
  roles: ['clerk', 'county-office'],
  async find(views, place) {
    const scheduled = await ownActivities(views, place, 'SCHEDULED');
    return scheduled
      .filter(({ on }) => on <= place.today)
      .map((card) => ({
        params: { title: card.title },
        dueOn: addDays(card.on, DAYS_TO_RECORD),
        since: card.on,
        link: activityPage(card),
      }));
  },
};
