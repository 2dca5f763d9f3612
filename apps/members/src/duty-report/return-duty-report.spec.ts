import type { DutyReportEvent } from '@tongxin/contracts';
import { specFor } from '@tongxin/testing';
import { DutyReport } from './duty-report.js';
import { returnDutyReport } from './return-duty-report.js';

const filing = { reportId: 'r1', memberId: '12-001', year: 2026, title: '2026年度述职报告', text: '一年来。', onBehalf: false };
const filed: DutyReportEvent = { type: 'DutyReportFiled', data: filing };
const again: DutyReportEvent = { type: 'DutyReportFiled', data: { ...filing, reportId: 'r2' } };
const back = { reportId: 'r1', reason: '请补充社情民意信息' };
const returned: DutyReportEvent = { type: 'DutyReportReturned', data: back };
const accepted: DutyReportEvent = { type: 'DutyReportAccepted', data: { reportId: 'r1' } };
const { given } = specFor(DutyReport, returnDutyReport);

describe('return duty report', () => {
  it('sends it back with a reason', () => given(filed).when(back).then(returned));
  it('refuses one that was not filed', () => given().when(back).thenRefused('duty-report.not-filed'));
  it('refuses one that another has replaced', () =>
    given(filed, returned, again).when(back).thenRefused('duty-report.replaced', { reportId: 'r2' }));
  it('refuses one that was decided', () => {
    given(filed, accepted).when(back).thenRefused('duty-report.decided');
    given(filed, returned)
      .when({ ...back, reason: '另一个理由' })
      .thenRefused('duty-report.decided');
  });
});
