import type { DutyReportEvent } from '@tongxin/contracts';
import { specFor } from '@tongxin/testing';
import { DutyReport } from './duty-report.js';
import { fileDutyReport } from './file-duty-report.js';

const report = { reportId: 'r1', title: '2026年度述职报告', text: '一年来参加视察两次，提交提案一件。' };
const of = { memberId: '12-001', year: 2026 };
const filed: DutyReportEvent = { type: 'DutyReportFiled', data: { ...report, ...of, onBehalf: false } };
const returned: DutyReportEvent = { type: 'DutyReportReturned', data: { reportId: 'r1', reason: '请补充社情民意信息' } };
const accepted: DutyReportEvent = { type: 'DutyReportAccepted', data: { reportId: 'r1' } };
const own = { onlyFor: '12-001', leftOn: '', onBehalf: false };
const { given } = specFor(DutyReport, fileDutyReport, { id: '12-001.2026', facts: own });

describe('file duty report', () => {
  it('files a member’s own', () => given().when(report).then(filed));
  it('says when a clerk entered it', () =>
    given()
      .when(report, { facts: { onlyFor: null, leftOn: '', onBehalf: true } })
      .then({ type: 'DutyReportFiled', data: { ...report, ...of, onBehalf: true } }));
  it('replaces one that nobody decided on', () =>
    given(filed)
      .when({ ...report, text: '补充一段。' })
      .then({ type: 'DutyReportFiled', data: { ...report, text: '补充一段。', ...of, onBehalf: false } }));
  it('is filed again under another id after a return', () => {
    const again: DutyReportEvent = { type: 'DutyReportFiled', data: { ...report, reportId: 'r2', ...of, onBehalf: false } };
    given(filed, returned)
      .when({ ...report, reportId: 'r2' })
      .then(again);
    given(filed, returned)
      .when({ ...report, text: '补充一段。' })
      .thenRefused('duty-report.was-returned', { reportId: 'r1' });
  });
  it('refuses to change one that was accepted', () =>
    given(filed, accepted)
      .when({ ...report, reportId: 'r2' })
      .thenRefused('duty-report.accepted'));
  it('refuses the report of another member', () => given().when(report, { id: '12-002.2026' }).thenRefused('duty-report.of-another'));
  it('refuses a year to come', () => given().when(report, { id: '12-001.2027' }).thenRefused('duty-report.year-to-come', { year: 2027 }));
  it('refuses what is no member and year', () =>
    given().when(report, { id: '12-001' }).thenRefused('duty-report.id-malformed', { id: '12-001' }));
  it('refuses a member whom the register does not know, or who left before that year', () => {
    given()
      .when(report, { facts: { ...own, leftOn: null } })
      .thenRefused('duty-report.member-unknown', { memberId: '12-001' });
    given()
      .when(report, { facts: { ...own, leftOn: '2025-12-31' } })
      .thenRefused('duty-report.member-left', { on: '2025-12-31' });
    given()
      .when(report, { facts: { ...own, leftOn: '2026-03-01' } })
      .then(filed);
  });
});
