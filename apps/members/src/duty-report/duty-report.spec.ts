import { anyHistory, attempts } from '@tongxin/testing';
import fc from 'fast-check';
import { acceptDutyReport } from './accept-duty-report.js';
import { DutyReport } from './duty-report.js';
import { fileDutyReport } from './file-duty-report.js';
import { returnDutyReport } from './return-duty-report.js';

const reportId = fc.constantFrom('r1', 'r2', 'r3');
const word = fc.constantFrom('一', '二');

describe('duty report', () => {
  it('is accepted at most once and last, and decided only when filed, whatever is tried', () =>
    anyHistory(
      DutyReport,
      [
        attempts(fileDutyReport, fc.record({ reportId, title: word, text: word }), {
          id: '12-001.2026',
          facts: { onlyFor: null, leftOn: '', onBehalf: true },
        }),
        attempts(returnDutyReport, fc.record({ reportId, reason: word })),
        attempts(acceptDutyReport, fc.record({ reportId })),
      ],
      {
        holds(_report, history) {
          const types = history.map(({ type }) => type);
          expect([-1, types.length - 1]).toContain(types.indexOf('DutyReportAccepted'));
          history.forEach((event, index) => {
            if (event.type === 'DutyReportFiled') return;
            const before = history[index - 1];
            expect(before).toMatchObject({ type: 'DutyReportFiled', data: { reportId: event.data.reportId } });
          });
        },
      },
    ));
});
