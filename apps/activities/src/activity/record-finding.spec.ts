import type { ActivityDetails, ActivityEvent } from '@tongxin/contracts';
import { specFor } from '@tongxin/testing';
import { Activity } from './activity.js';
import { recordFinding } from './record-finding.js';

const inspection: ActivityDetails = {
  type: 'INSPECTION',
  title: '农村饮水安全视察',
  on: '2026-03-20',
  place: '青石镇水厂',
  plan: null,
  topics: ['饮水安全'],
  outside: [],
};
const scheduled: ActivityEvent = { type: 'ActivityScheduled', data: inspection };
const held: ActivityEvent = { type: 'ActivityHeld', data: { on: '2026-03-20', hours: 3, outsideCount: 2 } };
const cancelled: ActivityEvent = { type: 'ActivityCancelled', data: { reason: '防汛' } };
const found: ActivityEvent = { type: 'FindingRecorded', data: { findingId: 'f1', text: '两处水源地没有围栏' } };
const forwarded: ActivityEvent = { type: 'FindingForwarded', data: { findingId: 'f1', to: 'PROPOSAL', id: 'd1' } };
const { given } = specFor(Activity, recordFinding);

describe('record finding', () => {
  it('writes down what was found', () => given(scheduled, held).when({ findingId: 'f1', text: '两处水源地没有围栏' }).then(found));
  it('puts a finding right', () =>
    given(scheduled, held, found)
      .when({ findingId: 'f1', text: '三处水源地没有围栏' })
      .then({ type: 'FindingRecorded', data: { findingId: 'f1', text: '三处水源地没有围栏' } }));
  it('takes a word like constructor as an id', () =>
    given(scheduled, held)
      .when({ findingId: 'constructor', text: '管网老化' })
      .then({ type: 'FindingRecorded', data: { findingId: 'constructor', text: '管网老化' } }));
  it('leaves as it is what something was made of', () => {
    given(scheduled, held, found, forwarded).when({ findingId: 'f1', text: '两处水源地没有围栏' }).thenNothing();
    given(scheduled, held, found, forwarded)
      .when({ findingId: 'f1', text: '别的' })
      .thenRefused('activity.finding-forwarded', { findingId: 'f1' });
  });
  it('refuses before it was held, and when cancelled', () => {
    given(scheduled).when({ findingId: 'f1', text: '管网老化' }).thenRefused('activity.not-held');
    given(scheduled, cancelled).when({ findingId: 'f1', text: '管网老化' }).thenRefused('activity.cancelled');
    given().when({ findingId: 'f1', text: '管网老化' }).thenRefused('activity.not-scheduled');
  });
});
