import type { ActivityDetails, ActivityEvent } from '@tongxin/contracts';
import { specFor } from '@tongxin/testing';
import { Activity } from './activity.js';
import { submitReport } from './submit-report.js';

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
const report = { reportId: 'r1', title: '茶产业发展调研报告', text: '一、基本情况……' };
const submitted: ActivityEvent = { type: 'ReportSubmitted', data: report };
const { given } = specFor(Activity, submitReport);

describe('submit report', () => {
  it('submits the report of a held activity', () => given(scheduled, held).when(report).then(submitted));
  it('takes a later version until one is approved', () => {
    const later = { ...report, text: '一、基本情况。二、建议。' };
    given(scheduled, held, submitted).when(later).then({ type: 'ReportSubmitted', data: later });
    given(scheduled, held, submitted, { type: 'ReportApproved', data: { reportId: 'r1' } })
      .when(later)
      .thenRefused('activity.report-approved', { reportId: 'r1' });
  });
  it('refuses before it was held, and when cancelled', () => {
    given(scheduled).when(report).thenRefused('activity.not-held');
    given(scheduled, cancelled).when(report).thenRefused('activity.cancelled');
  });
});
