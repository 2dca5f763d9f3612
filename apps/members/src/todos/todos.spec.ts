import type { Todo } from '@tongxin/runtime';
import { viewReaderOf } from '@tongxin/testing';
import { dutyReportReturned, ownDutyReportReturned } from './duty-report-returned.js';
import { dutyReportsToDecide } from './duty-reports-to-decide.js';

const place = { node: { id: '990101101', name: '青石镇政协工委', superior: '990101', epoch: 1 }, today: '2026-12-09' };
const report = (memberId: string, status: string, rest: object = {}) => ({
  [memberId]: {
    ...{
      id: `${memberId}.2026`,
      node: '990101101',
      memberId,
      year: 2026,
      status,
      onBehalf: false,
      filedOn: '2026-12-01',
      decidedOn: '2026-12-03',
    },
    ...rest,
  },
});
const reports = {
  ...report('12-001', 'FILED'),
  ...report('12-002', 'RETURNED'),
  ...report('12-003', 'RETURNED', { onBehalf: true }),
  ...report('12-004', 'ACCEPTED'),
  ...report('13-001', 'FILED', { node: '990101201' }),
};
const found = (todo: Todo) => todo.find(viewReaderOf({ 'duty-reports': reports }), place);
const page = (id: string) => ({ page: 'duty-report', params: { id } });
const mine = { page: 'duty-file', params: { year: '2026' } };

describe('what members have waiting', () => {
  it('is a duty report to read, without its author’s name', async () =>
    expect(await found(dutyReportsToDecide)).toEqual([
      { params: { year: 2026 }, dueOn: null, since: '2026-12-01', link: page('12-001.2026') },
    ]));
  it('is for the clerk what the clerk had entered and came back', async () =>
    expect(await found(dutyReportReturned)).toEqual([
      { params: { year: 2026 }, dueOn: null, since: '2026-12-03', link: page('12-003.2026') },
    ]));
  it('is for a member one’s own that came back', async () =>
    expect(await found(ownDutyReportReturned)).toEqual([
      { params: { year: 2026 }, dueOn: null, since: '2026-12-03', link: mine, memberId: '12-002' },
      { params: { year: 2026 }, dueOn: null, since: '2026-12-03', link: mine, memberId: '12-003' },
    ]));
});
