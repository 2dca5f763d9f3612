import type { DutyReportEvent, DutyReportFiling } from '@tongxin/contracts';
import { Refused, type Decide } from '@tongxin/eventing';
import { IsString, Length, Matches } from 'class-validator';
import { FILING_ID, MEMBER_NUMBER, type FilerFacts } from '../fields.js';
import type { DutyReport } from './duty-report.js';

export class FileDutyReport {
  /** Chosen by who files it, so that once more is seen to be the same; another one after a return. */
  @IsString() @Matches(FILING_ID) reportId!: string;
  @IsString() @Length(1, 100) title!: string;
  @IsString() @Length(1, 20_000) text!: string;
}

/** A member files the year's duty report, or a clerk enters it and the event says so; until it is decided a later one takes its place. */
export const fileDutyReport: Decide<DutyReport, FileDutyReport, DutyReportEvent, FilerFacts> = (report, command, { id, today, facts }) => {
  const { reportId, title, text } = command;
  const { memberId, year } = memberYear(id);
  if ((facts.onlyFor ?? memberId) !== memberId) throw new Refused('duty-report.of-another');
  const filing: DutyReportFiling = { reportId, memberId, year, title, text, onBehalf: facts.onBehalf };
  if (report.status !== 'NONE' && JSON.stringify(report.filed) === JSON.stringify(filing)) return [];
  assertOpen(report, reportId);
  if (year > Number(today.slice(0, 4))) throw new Refused('duty-report.year-to-come', { year });
  assertInOffice(filing, facts);
  return [{ type: 'DutyReportFiled', data: filing }];
};

/** Member number and year are the stream's id, `12-001.2026`. */
function memberYear(id: string): Pick<DutyReportFiling, 'memberId' | 'year'> {
  const [, memberId = '', year] = /^([^.]+)\.([12]\d{3})$/.exec(id) ?? [];
  if (!MEMBER_NUMBER.test(memberId)) throw new Refused('duty-report.id-malformed', { id });
  return { memberId, year: Number(year) };
}

function assertOpen({ status, returned }: DutyReport, reportId: string): void {
  if (status === 'ACCEPTED') throw new Refused('duty-report.accepted');
  if (returned.includes(reportId)) throw new Refused('duty-report.was-returned', { reportId });
}

function assertInOffice({ memberId, year }: DutyReportFiling, { leftOn }: FilerFacts): void {
  if (leftOn === null) throw new Refused('duty-report.member-unknown', { memberId });
  if (leftOn !== '' && leftOn < `${year}-01-01`) throw new Refused('duty-report.member-left', { on: leftOn });
}
