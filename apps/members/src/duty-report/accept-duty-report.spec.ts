import type { DutyReportEvent } from '@tongxin/contracts';
import { specFor } from '@tongxin/testing';
import { acceptDutyReport } from './accept-duty-report.js';
import { DutyReport } from './duty-report.js';

const filing = { reportId: 'r1', memberId: '12-001', year: 2026, title: '2026年度述职报告', text: '一年来。', onBehalf: false };
const filed: DutyReportEvent = { type: 'DutyReportFiled', data: filing };
const again: DutyReportEvent = { type: 'DutyReportFiled', data: { ...filing, reportId: 'r2' } };
const returned: DutyReportEvent = { type: 'DutyReportReturned', data: { reportId: 'r1', reason: '请补充' } };
const accepted: DutyReportEvent = { type: 'DutyReportAccepted', data: { reportId: 'r2' } };
const { given } = specFor(DutyReport, acceptDutyReport);

describe('accept duty report', () => {
  it('accepts the one filed last', () => given(filed, returned, again).when({ reportId: 'r2' }).then(accepted));
  it('refuses one that was not filed', () => given().when({ reportId: 'r1' }).thenRefused('duty-report.not-filed'));
  it('refuses one that another has replaced', () =>
    given(filed, returned, again).when({ reportId: 'r1' }).thenRefused('duty-report.replaced', { reportId: 'r2' }));
  it('refuses one that was returned', () => given(filed, returned).when({ reportId: 'r1' }).thenRefused('duty-report.decided'));
});
