import type { Role } from '@tongxin/access';
import { commands, service, view, type Service } from '@tongxin/runtime';
import { Committee } from './committee/committee.js';
import { EstablishCommittee, establishCommittee } from './committee/establish-committee.js';
import { OpenSession, openSession } from './committee/open-session.js';
import { OpenTerm, openTerm } from './committee/open-term.js';
import { RenameCommittee, renameCommittee } from './committee/rename-committee.js';
import { AcceptDutyReport, acceptDutyReport } from './duty-report/accept-duty-report.js';
import { DutyReport } from './duty-report/duty-report.js';
import { FileDutyReport, fileDutyReport } from './duty-report/file-duty-report.js';
import { ReturnDutyReport, returnDutyReport } from './duty-report/return-duty-report.js';
import { TurnOffComparison, turnOffComparison } from './committee/turn-off-comparison.js';
import { TurnOnComparison, turnOnComparison } from './committee/turn-on-comparison.js';
import * as examples from './examples.js';
import { dutyReportFacts, studyNoteFacts } from './facts.js';
import { AdmitMember, admitMember } from './member/admit-member.js';
import { AmendMemberProfile, amendMemberProfile } from './member/amend-member-profile.js';
import { ChangeMemberGroup, changeMemberGroup } from './member/change-member-group.js';
import { Member } from './member/member.js';
import { RecordResignation, recordResignation } from './member/record-resignation.js';
import { RenewTerm, renewTerm } from './member/renew-term.js';
import { RevokeMembership, revokeMembership } from './member/revoke-membership.js';
import { READERS } from './readers.js';
import { refusals } from './refusals.js';
import { RosterImportsController } from './roster-import/roster-imports.controller.js';
import { AdoptStandard, adoptStandard } from './standard/adopt-standard.js';
import { Standard } from './standard/standard.js';
import { FileStudyNote, fileStudyNote } from './study-note/file-study-note.js';
import { StudyNote } from './study-note/study-note.js';
import { dutyReportReturned, ownDutyReportReturned } from './todos/duty-report-returned.js';
import { dutyReportsToDecide } from './todos/duty-reports-to-decide.js';
import { CommitteeCard, committees } from './views/committees.view.js';
import { DutyFiles } from './views/duty-files.js';
import { dutyLines } from './views/duty-lines.view.js';
import { DutyReportCard, dutyReports } from './views/duty-reports.view.js';
import { DutyFileController, FourOnesController } from './views/four-ones.controller.js';
import { MemberCard, memberRegister } from './views/member-register.view.js';
import { StandardsCard, standards } from './views/standards.view.js';
import { StudyNoteCard, studyNotes } from './views/study-notes.view.js';

/** At a township that runs alone the lead does what the county's office does elsewhere. */
const appointing: readonly Role[] = ['county-office', 'township-lead', 'administrator'];

const organisers: readonly Role[] = ['clerk', 'county-office'];
const approvers: readonly Role[] = ['township-lead', 'county-office'];

const ofCommittees = commands('committees', Committee, (command) => [
  // The node itself too: the service that invites a township has no account here.
  command(EstablishCommittee, establishCommittee, [...appointing, 'system'], {
    label: { zh: '登记委员会', en: 'Establish a committee' },
    example: examples.establishCommittee,
  }),
  command(RenameCommittee, renameCommittee, appointing, {
    label: { zh: '委员会更名', en: 'Rename a committee' },
    example: { name: '青石街道政协工委' },
  }),
  command(OpenTerm, openTerm, appointing, { label: { zh: '开始新一届', en: 'Open a term' }, example: examples.openTerm }),
  command(OpenSession, openSession, appointing, { label: { zh: '开始新一次会议', en: 'Open a session' }, example: examples.openSession }),
  command(TurnOnComparison, turnOnComparison, ['county-office'], {
    label: { zh: '开启乡镇对比', en: 'Turn comparison of townships on' },
    example: {},
  }),
  command(TurnOffComparison, turnOffComparison, ['county-office'], {
    label: { zh: '关闭乡镇对比', en: 'Turn comparison of townships off' },
    example: {},
  }),
]);

const ofMembers = commands('members', Member, (command) => [
  command(AdmitMember, admitMember, appointing, { label: { zh: '接纳委员', en: 'Admit a member' }, example: examples.admitMember }),
  command(AmendMemberProfile, amendMemberProfile, appointing, {
    label: { zh: '修改委员资料', en: "Amend a member's profile" },
    example: examples.amendMemberProfile,
  }),
  command(ChangeMemberGroup, changeMemberGroup, appointing, {
    label: { zh: '调整委员活动组', en: "Change a member's group" },
    example: examples.changeMemberGroup,
  }),
  command(RecordResignation, recordResignation, appointing, {
    label: { zh: '登记委员辞任', en: 'Record a resignation' },
    example: examples.recordResignation,
  }),
  command(RevokeMembership, revokeMembership, appointing, {
    label: { zh: '撤销委员资格', en: 'Revoke a membership' },
    example: examples.revokeMembership,
  }),
  command(RenewTerm, renewTerm, appointing, { label: { zh: '连任下一届', en: 'Renew a term' }, example: examples.renewTerm }),
]);

const ofStandards = commands('standards', Standard, (command) => [
  command(AdoptStandard, adoptStandard, appointing, {
    label: { zh: '发布履职标准', en: 'Adopt a standard' },
    example: examples.adoptStandard,
  }),
]);

const ofStudyNotes = commands('study-notes', StudyNote, (command) => [
  command(FileStudyNote, fileStudyNote, [...organisers, 'member'], {
    label: { zh: '提交学习心得', en: 'File a study note' },
    creates: true,
    facts: studyNoteFacts,
    example: examples.fileStudyNote,
  }),
]);

const ofDutyReports = commands('duty-reports', DutyReport, (command) => [
  command(FileDutyReport, fileDutyReport, [...organisers, 'member'], {
    label: { zh: '提交述职报告', en: 'File a duty report' },
    facts: dutyReportFacts,
    example: examples.fileDutyReport,
  }),
  command(ReturnDutyReport, returnDutyReport, approvers, {
    label: { zh: '退回述职报告', en: 'Return a duty report' },
    example: examples.returnDutyReport,
  }),
  command(AcceptDutyReport, acceptDutyReport, approvers, {
    label: { zh: '接收述职报告', en: 'Accept a duty report' },
    example: examples.acceptDutyReport,
  }),
]);

/** Who the committees and their members are, and what members did. */
export const members: Service = service('members', {
  commands: [ofCommittees, ofMembers, ofStandards, ofStudyNotes, ofDutyReports],
  views: [
    view(memberRegister, {
      model: MemberCard,
      roles: READERS,
      label: { zh: '委员名册', en: 'Register of members' },
      filters: ['name', 'sector', 'group', 'party', 'standing', 'term', 'status'],
      orderBy: 'pinyin',
    }),
    view(committees, {
      model: CommitteeCard,
      roles: READERS,
      label: { zh: '委员会', en: 'Committees' },
      filters: ['level', 'superior', 'name'],
    }),
    view(standards, {
      model: StandardsCard,
      roles: [...READERS, 'member'],
      label: { zh: '履职标准', en: 'Standards' },
      filters: ['node'],
    }),
    view(studyNotes, {
      model: StudyNoteCard,
      roles: READERS,
      label: { zh: '学习心得', en: 'Study notes' },
      filters: ['memberId', 'year', 'node'],
      orderBy: 'on',
    }),
    view(dutyReports, {
      model: DutyReportCard,
      roles: READERS,
      label: { zh: '述职报告', en: 'Duty reports' },
      filters: ['year', 'status', 'memberId', 'node'],
      orderBy: 'filedOn',
    }),
    view(dutyLines),
  ],
  todos: [dutyReportsToDecide, dutyReportReturned, ownDutyReportReturned],
  controllers: [RosterImportsController, FourOnesController, DutyFileController],
  providers: [DutyFiles],
  refusals,
});
