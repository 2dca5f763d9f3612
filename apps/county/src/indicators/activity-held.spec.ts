import type { ActivityEvent } from '@tongxin/contracts';
import { activityHeld } from './activity-held.js';
import { contributionsAfter } from '../testing/contributions-after.js';

const scheduled: ActivityEvent = {
  type: 'ActivityScheduled',
  data: { type: 'TRAINING', title: '第一季度委员培训', on: '2023-03-14', place: null, plan: null, topics: [], outside: [] },
};
const held: ActivityEvent = { type: 'ActivityHeld', data: { on: '2023-03-15', hours: 3, outsideCount: 0 } };
const cancelled: ActivityEvent = { type: 'ActivityCancelled', data: { reason: '天气' } };
const after = (...events: ActivityEvent[]) => contributionsAfter(activityHeld, events);

describe('activity.held', () => {
  it('counts nothing that is only planned', () => expect(after(scheduled)).toEqual([]));

  it('counts an activity at the day it was held, not the day planned', () =>
    expect(after(scheduled, held)).toEqual([{ axes: { type: 'TRAINING' }, businessDate: '2023-03-15', numerator: 1, denominator: 0 }]));

  it('counts it under the type it was amended to', () =>
    expect(after(scheduled, held, { type: 'ActivityAmended', data: { type: 'STUDY' } })).toEqual([
      { axes: { type: 'STUDY' }, businessDate: '2023-03-15', numerator: 1, denominator: 0 },
    ]));

  it('does not count one that was cancelled, before or after', () => {
    expect(after(scheduled, cancelled)).toEqual([]);
    expect(after(scheduled, held, cancelled)).toEqual([]);
  });
});
