import type { ActivityDetails, ActivityEvent } from '@tongxin/contracts';
import { specFor } from '@tongxin/testing';
import { Activity } from './activity.js';
import { amendActivity } from './amend-activity.js';

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
const { given } = specFor(Activity, amendActivity, { facts: { planItemKnown: true } });

describe('amend activity', () => {
  it('records only what differs', () =>
    given(scheduled)
      .when({ title: '茶产业发展调研', on: '2026-04-10', place: null })
      .then({ type: 'ActivityAmended', data: { on: '2026-04-10', place: null } }));
  it('does nothing when all is as said', () =>
    given(scheduled)
      .when({ plan: { itemId: 'i1', year: 2026 }, topics: ['茶产业'] })
      .thenNothing());
  it('links a held activity to the plan afterwards', () =>
    given(scheduled, held)
      .when({ plan: { year: 2026, itemId: 'i2' } })
      .then({ type: 'ActivityAmended', data: { plan: { year: 2026, itemId: 'i2' } } }));
  it('refuses to move the day of a held activity', () =>
    given(scheduled, held).when({ on: '2026-03-22' }).thenRefused('activity.already-held', { on: '2026-03-21' }));
  it('refuses a plan item that is not in the plan', () =>
    given(scheduled)
      .when({ plan: { year: 2026, itemId: 'i2' } }, { facts: { planItemKnown: false } })
      .thenRefused('activity.plan-item-unknown', { year: 2026, itemId: 'i2' }));
  it('refuses a cancelled activity, and none', () => {
    given(scheduled, cancelled).when({ place: null }).thenRefused('activity.cancelled', { reason: '防汛' });
    given().when({ place: null }).thenRefused('activity.not-scheduled');
  });
});
