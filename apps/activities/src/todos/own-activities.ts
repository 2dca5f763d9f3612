import { addDays } from '@tongxin/calendar';
import type { ViewReader } from '@tongxin/eventing';
import { everyDocument, type TodoLink, type TodoPlace } from '@tongxin/runtime';
import type { ActivityCard, ActivityStatus } from '../views/activity-card.js';

/** What was left undone longer ago is in the records and on no list. */
const DAYS_BACK = 365;

/** This node's activities of a status, from a year ago on, by day. */
export function ownActivities(views: ViewReader, { node, today }: TodoPlace, status: ActivityStatus): Promise<ActivityCard[]> {
  const where = { node: node.id, status, on: { gte: addDays(today, -DAYS_BACK) } };
  return everyDocument<ActivityCard>(views, 'activity-list', { where, orderBy: 'on' });
}

export function activityPage({ id }: ActivityCard): TodoLink {
  return { page: 'activity', params: { id } };
}
