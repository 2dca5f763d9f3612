import type { EstablishCommittee } from './committee/establish-committee.js';
import type { OpenSession } from './committee/open-session.js';
import type { OpenTerm } from './committee/open-term.js';
import type { AdmitMember } from './member/admit-member.js';
import type { AmendMemberProfile } from './member/amend-member-profile.js';
import type { ChangeMemberGroup } from './member/change-member-group.js';
import type { RecordResignation } from './member/record-resignation.js';
import type { RenewTerm } from './member/renew-term.js';
import type { RevokeMembership } from './member/revoke-membership.js';

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
