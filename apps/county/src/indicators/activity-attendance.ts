import { activity, attended, expected, type Activity } from './activity.js';
import { NOTHING, type Indicator } from './indicator.js';

/** Of the members who should have come to activities held, how many came. */
export const activityAttendance: Indicator<Activity> = {
  code: 'activity.attendance',
  zh: '活动出勤率',
  en: 'Attendance',
  unit: 'ratio',
  definition: {
    zh: '（出席＋迟到＋早退＋未邀到场）÷（受邀－请假）。只计已举行的活动，以举行日期为准；准假且未登记出勤的视为请假，已登记的以登记为准。',
    en:
      '(present + late + left early + walk-in) ÷ (invited − excused), of activities held, dated at the day they were held. ' +
      'A granted leave excuses unless the attendance recorded says otherwise.',
  },
  version: 1,
  entity: activity,
  reads: ['heldOn', 'marks'],
  contributions(state) {
    const { heldOn } = state;
    return heldOn === null ? NOTHING : [{ businessDate: heldOn, numerator: attended(state), denominator: expected(state) }];
  },
};
