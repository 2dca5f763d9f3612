import { ACTIVITY_TYPES } from '@tongxin/contracts';
import { activity, type Activity } from './activity.js';
import { NOTHING, type Indicator } from './indicator.js';

/** Activities held, by type. */
export const activityHeld: Indicator<Activity> = {
  code: 'activity.held',
  zh: '开展活动',
  en: 'Activities held',
  unit: 'count',
  definition: {
    zh: '期内举行的活动次数，按活动类型分列，以实际举行日期为准；举行后又取消的不计。',
    en: 'Activities held in the period, by type, dated at the day they were held; an activity cancelled afterwards does not count.',
  },
  version: 1,
  axes: { type: { zh: '活动类型', en: 'Type of activity', values: ACTIVITY_TYPES } },
  entity: activity,
  reads: ['heldOn', 'type'],
  contributions({ heldOn, type }) {
    return heldOn === null ? NOTHING : [{ axes: { type }, businessDate: heldOn, numerator: 1, denominator: 0 }];
  },
};
