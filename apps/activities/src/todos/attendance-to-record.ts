import type { Todo } from '@tongxin/runtime';
import type { ActivityCard } from '../views/activity-card.js';
import { activityPage, ownActivities } from './own-activities.js';

/** Of an activity that was held it is to be recorded, once, who of the invited came. */
export const attendanceToRecord: Todo = {
  code: 'attendance-to-record',
  title: { zh: '登记“{title}”的出勤（还差{missing}人）', en: 'Record who came to “{title}” ({missing} missing)' },
  roles: ['clerk', 'county-office'],
  async find(views, place) {
    const held = await ownActivities(views, place, 'HELD');
    return held
      .filter((card) => missing(card) > 0)
      .map((card) => ({ params: { title: card.title, missing: missing(card) }, dueOn: null, since: card.on, link: activityPage(card) }));
  },
};

function missing({ invited, attendance }: ActivityCard): number {
  return invited.filter((memberId) => !Object.hasOwn(attendance, memberId)).length;
}
