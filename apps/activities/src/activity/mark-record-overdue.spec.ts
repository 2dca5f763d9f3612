import type { ActivityDetails, ActivityEvent } from '@tongxin/contracts';
import { specFor } from '@tongxin/testing';
import { Activity } from './activity.js';
import { markRecordOverdue } from './mark-record-overdue.js';

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
const overdue: ActivityEvent = { type: 'ActivityRecordOverdue', data: { since: '2026-03-27' } };
const { given } = specFor(Activity, markRecordOverdue);

describe('mark record overdue', () => {
  it('marks an activity nobody has told the end of', () => given(scheduled).when({ since: '2026-03-27' }).then(overdue));
  it('marks it again once it was moved and passed again', () =>
    given(scheduled, overdue, { type: 'ActivityAmended', data: { on: '2026-03-24' } })
      .when({ since: '2026-03-31' })
      .then({ type: 'ActivityRecordOverdue', data: { since: '2026-03-31' } }));
  it('refuses before the day, and for a day that was moved since', () => {
    given(scheduled).when({ since: '2026-04-02' }).thenRefused('activity.record-not-due');
    given(scheduled, { type: 'ActivityAmended', data: { on: '2026-06-01' } })
      .when({ since: '2026-03-27' })
      .thenRefused('activity.record-not-due', { on: '2026-06-01' });
  });
  it('refuses one that was held or cancelled', () => {
    given(scheduled, held).when({ since: '2026-03-27' }).thenRefused('activity.already-held');
    given(scheduled, cancelled).when({ since: '2026-03-27' }).thenRefused('activity.cancelled');
  });
});
