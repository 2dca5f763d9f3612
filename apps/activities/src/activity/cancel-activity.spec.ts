import type { ActivityDetails, ActivityEvent } from '@tongxin/contracts';
import { specFor } from '@tongxin/testing';
import { Activity } from './activity.js';
import { cancelActivity } from './cancel-activity.js';

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
const { given } = specFor(Activity, cancelActivity);

describe('cancel activity', () => {
  it('cancels one that was not held', () => given(scheduled).when({ reason: '防汛' }).then(cancelled));
  it('refuses one that was held', () =>
    given(scheduled, held).when({ reason: '防汛' }).thenRefused('activity.already-held', { on: '2026-03-21' }));
  it('refuses one cancelled for another reason, and none', () => {
    given(scheduled, cancelled).when({ reason: '天气' }).thenRefused('activity.cancelled', { reason: '防汛' });
    given().when({ reason: '防汛' }).thenRefused('activity.not-scheduled');
  });
});
