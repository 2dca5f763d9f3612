import type { ActivityDetails, ActivityEvent } from '@tongxin/contracts';
import { specFor } from '@tongxin/testing';
import { Activity } from './activity.js';
import { holdActivity } from './hold-activity.js';

const survey: ActivityDetails = {
  type: 'FIELD_SURVEY',
  title: '茶产业发展调研',
  on: '2026-03-20',
  place: '青石镇茶场',
  plan: { year: 2026, itemId: 'i1' },
  topics: ['茶产业'],
  outside: ['县农业农村局'],
};
const scheduled: ActivityEvent = { type: 'ActivityScheduled', data: survey };
const held: ActivityEvent = { type: 'ActivityHeld', data: { on: '2026-03-21', hours: 3, outsideCount: 2 } };
const cancelled: ActivityEvent = { type: 'ActivityCancelled', data: { reason: '防汛' } };
const { given } = specFor(Activity, holdActivity);

describe('hold activity', () => {
  it('records that it took place', () => given(scheduled).when({ on: '2026-03-21', hours: 3, outsideCount: 2 }).then(held));
  it('corrects its figures', () =>
    given(scheduled, held)
      .when({ on: '2026-03-21', hours: 3.5, outsideCount: 4 })
      .then({ type: 'ActivityHeld', data: { on: '2026-03-21', hours: 3.5, outsideCount: 4 } }));
  it('refuses a day to come', () =>
    given(scheduled).when({ on: '2026-04-02', hours: 3, outsideCount: 0 }).thenRefused('activity.day-to-come', { on: '2026-04-02' }));
  it('refuses one that was cancelled, and none', () => {
    given(scheduled, cancelled).when({ on: '2026-03-21', hours: 3, outsideCount: 2 }).thenRefused('activity.cancelled');
    given().when({ on: '2026-03-21', hours: 3, outsideCount: 2 }).thenRefused('activity.not-scheduled');
  });
});
