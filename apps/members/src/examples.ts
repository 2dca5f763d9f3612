import type { EstablishCommittee } from './committee/establish-committee.js';
import type { OpenSession } from './committee/open-session.js';
import type { OpenTerm } from './committee/open-term.js';
import type { AcceptDutyReport } from './duty-report/accept-duty-report.js';
import type { FileDutyReport } from './duty-report/file-duty-report.js';
import type { ReturnDutyReport } from './duty-report/return-duty-report.js';
import type { AdmitMember } from './member/admit-member.js';
import type { AmendMemberProfile } from './member/amend-member-profile.js';
import type { ChangeMemberGroup } from './member/change-member-group.js';
import type { RecordResignation } from './member/record-resignation.js';
import type { RenewTerm } from './member/renew-term.js';
import type { RevokeMembership } from './member/revoke-membership.js';
import type { AdoptStandard } from './standard/adopt-standard.js';
import type { FileStudyNote } from './study-note/file-study-note.js';

// Bodies that are accepted, for the API document; a spec keeps them so.

export const establishCommittee: EstablishCommittee = { name: '青石镇政协工委', superior: '990101' };
export const openTerm: OpenTerm = { term: 12, from: '2022-01-10' };
export const openSession: OpenSession = { term: 12, session: 5, from: '2026-01-07' };

export const admitMember: AdmitMember = {
  name: '陈稻香',
  sector: '农业界',
  specialCommittees: ['农业和农村委员会'],
  group: '990101101',
  party: null,
  workUnit: '青石镇丰禾家庭农场场长',
  standing: false,
  term: 12,
  admittedOn: '2022-01-10',
};

export const amendMemberProfile: AmendMemberProfile = { standing: true, party: '民盟' };
export const changeMemberGroup: ChangeMemberGroup = { group: '990101001', on: '2026-03-01' };
export const recordResignation: RecordResignation = { on: '2026-03-01', reason: 'WORK_TRANSFER' };
export const revokeMembership: RevokeMembership = { on: '2026-03-01', reason: '十二届县政协常委会第十五次会议决定' };
export const renewTerm: RenewTerm = { term: 13 };

export const adoptStandard: AdoptStandard = {
  version: 1,
  effectiveFrom: '2026-01-01',
  quotas: [
    { unit: { kind: 'MEMBER', group: null }, perYear: { FIELD_WORK: 1, PROPOSAL: 1, OPINION: 1, DUTY_REPORT: 1 } },
    { unit: { kind: 'TOWNSHIP', group: '990101101' }, perYear: { FIELD_WORK: 1, PROPOSAL: 2, OPINION: 1, DUTY_REPORT: 1 } },
  ],
};

export const fileStudyNote: FileStudyNote = {
  memberId: '12-001',
  on: '2026-03-20',
  title: '学习全会精神的体会',
  text: '结合本职工作，谈三点体会。',
};
export const fileDutyReport: FileDutyReport = {
  reportId: 'report-1',
  title: '2026年度述职报告',
  text: '一年来参加视察两次，提交提案一件，反映社情民意信息一条。',
};
export const returnDutyReport: ReturnDutyReport = { reportId: 'report-1', reason: '请补充参加学习培训的情况。' };
export const acceptDutyReport: AcceptDutyReport = { reportId: 'report-1' };
