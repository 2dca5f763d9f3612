import type { ActivityEvent } from '@tongxin/contracts';
import { Refused, type Decide } from '@tongxin/eventing';
import { isSame } from '../fields.js';
import { ActivityFields, type PlanItemFacts } from './activity-fields.js';
import type { Activity } from './activity.js';

export class ScheduleActivity extends ActivityFields {}

/** An activity gets its day; one that took place before it was entered here may be scheduled afterwards. */
export const scheduleActivity: Decide<Activity, ScheduleActivity, ActivityEvent, PlanItemFacts> = ({ details }, command, { facts }) => {
  const { type, title, on, place, plan, topics, outside } = command;
  const told = { type, title, on, place, plan, topics, outside };
  if (details && isSame(details, told)) return [];
  if (details) throw new Refused('activity.already-scheduled');
  if (plan && !facts.planItemKnown) throw new Refused('activity.plan-item-unknown', { ...plan });
  return [{ type: 'ActivityScheduled', data: told }];
};
