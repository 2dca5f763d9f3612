import type { Alarm } from '@tongxin/eventing';
import type { ActivityCard } from '../views/activity-card.js';

/** A week after its day, an activity that nobody recorded as held or cancelled is marked. */
export const recordOverdue: Alarm<ActivityCard> = {
  name: 'record-overdue',
  view: 'activity-list',
  due: 'recordDueOn',
  ring({ id, node: owner, recordDueOn }, _key, node) {
    return owner === node ? { command: 'activities/mark-record-overdue', id, body: { since: recordDueOn } } : undefined;
  },
};
