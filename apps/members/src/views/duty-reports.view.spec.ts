import type { DutyReportEvent } from '@tongxin/contracts';
import { viewSpecFor, type Happened } from '@tongxin/testing';
import { dutyReports } from './duty-reports.view.js';

const filing = { reportId: 'r1', memberId: '12-001', year: 2026, title: '述职报告', text: '一年来。', onBehalf: false };
const report = { id: '12-001.2026', category: 'dutyReport' };
const filed: Happened<DutyReportEvent> = { type: 'DutyReportFiled', data: filing, ...report, occurredOn: '2026-12-01' };
const back: Happened<DutyReportEvent> = {
  type: 'DutyReportReturned',
  data: { reportId: 'r1', reason: '请补充' },
  ...report,
  occurredOn: '2026-12-03',
};
const again: Happened<DutyReportEvent> = {
  type: 'DutyReportFiled',
  data: { ...filing, reportId: 'r2' },
  ...report,
  occurredOn: '2026-12-05',
};
const accepted: Happened<DutyReportEvent> = { type: 'DutyReportAccepted', data: { reportId: 'r2' }, ...report, occurredOn: '2026-12-08' };
const key = 'dutyReport-990101101.12-001.2026';
const card = {
  ...filing,
  id: '12-001.2026',
  node: '990101101',
  revision: 0,
  status: 'FILED',
  filedOn: '2026-12-01',
  decidedOn: '',
  returnReason: '',
};
const { given } = viewSpecFor(dutyReports);

describe('duty reports', () => {
  it('show one that was filed', () => given(filed).then({ [key]: card }));
  it('show why one was returned, also when it is filed again', () => {
    given(filed, back).then({ [key]: { ...card, revision: 1, status: 'RETURNED', decidedOn: '2026-12-03', returnReason: '请补充' } });
    given(filed, back, again).then({ [key]: { ...card, revision: 2, reportId: 'r2', filedOn: '2026-12-05', returnReason: '请补充' } });
  });
  it('show one that was accepted', () =>
    given(filed, back, again, accepted).thenDocument(key, {
      ...card,
      ...{ revision: 3, reportId: 'r2', status: 'ACCEPTED', filedOn: '2026-12-05', decidedOn: '2026-12-08', returnReason: '请补充' },
    }));
  it('keep apart what two townships hold of one member', () =>
    given(filed, { ...filed, node: '990101201' }).thenDocument('dutyReport-990101201.12-001.2026', { ...card, node: '990101201' }));
});
