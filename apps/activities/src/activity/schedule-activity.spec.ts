import type { ActivityDetails, ActivityEvent } from '@tongxin/contracts';
import { specFor } from '@tongxin/testing';
import { Activity } from './activity.js';
import { scheduleActivity } from './schedule-activity.js';

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
const { given } = specFor(Activity, scheduleActivity, { facts: { planItemKnown: true } });

describe('schedule activity', () => {
  it('gives an activity its day', () => given().when(survey).then(scheduled));
  it('takes one beside the plan', () =>
    given()
      .when({ ...survey, plan: null }, { facts: { planItemKnown: false } })
      .then({ type: 'ActivityScheduled', data: { ...survey, plan: null } }));
  it('refuses a plan item that is not in the plan', () =>
    given()
      .when(survey, { facts: { planItemKnown: false } })
      .thenRefused('activity.plan-item-unknown', { year: 2026, itemId: 'i1' }));
  it('refuses another under the same id', () =>
    given(scheduled)
      .when({ ...survey, title: '养老调研' })
      .thenRefused('activity.already-scheduled'));
});
