import type { Role } from '@tongxin/access';
import { commands, service, view, type Service } from '@tongxin/runtime';
import { Committee } from './committee/committee.js';
import { EstablishCommittee, establishCommittee } from './committee/establish-committee.js';
import { OpenSession, openSession } from './committee/open-session.js';
import { OpenTerm, openTerm } from './committee/open-term.js';
import { RenameCommittee, renameCommittee } from './committee/rename-committee.js';
import * as examples from './examples.js';
import { AdmitMember, admitMember } from './member/admit-member.js';
import { AmendMemberProfile, amendMemberProfile } from './member/amend-member-profile.js';
import { ChangeMemberGroup, changeMemberGroup } from './member/change-member-group.js';
import { Member } from './member/member.js';
import { RecordResignation, recordResignation } from './member/record-resignation.js';
import { RenewTerm, renewTerm } from './member/renew-term.js';
import { RevokeMembership, revokeMembership } from './member/revoke-membership.js';
import { refusals } from './refusals.js';
import { RosterImportsController } from './roster-import/roster-imports.controller.js';
import { CommitteeCard, committees } from './views/committees.view.js';
import { MemberCard, memberRegister } from './views/member-register.view.js';

/** At a township that runs alone the lead does what the county's office does elsewhere. */
const appointing: readonly Role[] = ['county-office', 'township-lead', 'administrator'];

const READERS: readonly Role[] = [
  'clerk',
  'township-lead',
  'county-office',
  'leader',
  'administrator',
  'proposal-office',
  'information-office',
  'supervision-office',
];

const ofCommittees = commands('committees', Committee, (command) => [
  command(EstablishCommittee, establishCommittee, appointing, {
    label: { zh: '登记委员会', en: 'Establish a committee' },
    example: examples.establishCommittee,
  }),
  command(RenameCommittee, renameCommittee, appointing, {
    label: { zh: '委员会更名', en: 'Rename a committee' },
    example: { name: '青石街道政协工委' },
  }),
  command(OpenTerm, openTerm, appointing, { label: { zh: '开始新一届', en: 'Open a term' }, example: examples.openTerm }),
  command(OpenSession, openSession, appointing, { label: { zh: '开始新一次会议', en: 'Open a session' }, example: examples.openSession }),
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

/** Who the committees and their members are. */
export const members: Service = service('members', {
  commands: [ofCommittees, ofMembers],
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
  ],
  controllers: [RosterImportsController],
  refusals,
});
