import type { Todo } from '@tongxin/runtime';
import { ownActivities } from './own-activities.js';

/** A member who was invited comes on the day, or asks leave before it. */
export const activityToAttend: Todo = {
  code: 'activity-to-attend',
  title: { zh: '参加“{title}”，或提前请假', en: 'Attend “{title}”, or ask leave before' },
  roles: ['member'],
  async find(views, place) {
    const scheduled = await ownActivities(views, place, 'SCHEDULED');
    return scheduled
      .filter(({ on }) => on >= place.today)
      .flatMap(({ id, title, on, invited, leave }) => {
        const link = { page: 'mine', query: { activity: id } };
        const expected = invited.filter((memberId) => leave[memberId] !== 'GRANTED');
        return expected.map((memberId) => ({ params: { title }, dueOn: on, since: null, link, memberId }));
      });
  },
};
