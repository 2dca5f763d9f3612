import type { ActivityDetails, ActivityEvent } from '@tongxin/contracts';
import { specFor } from '@tongxin/testing';
import { Activity } from './activity.js';
import { approveReport } from './approve-report.js';

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
const submitted: ActivityEvent = { type: 'ReportSubmitted', data: { reportId: 'r1', title: '调研报告', text: '一、基本情况……' } };
const approved: ActivityEvent = { type: 'ReportApproved', data: { reportId: 'r1' } };
const { given } = specFor(Activity, approveReport);

describe('approve report', () => {
  it('approves the report last submitted', () => given(scheduled, held, submitted).when({ reportId: 'r1' }).then(approved));
  it('refuses another one, and none', () => {
    given(scheduled, held, submitted).when({ reportId: 'r2' }).thenRefused('activity.report-unknown', { reportId: 'r2' });
    given(scheduled, held).when({ reportId: 'r1' }).thenRefused('activity.report-unknown');
  });
});
