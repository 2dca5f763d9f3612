import { anyHistory, attempts } from '@tongxin/testing';
import fc from 'fast-check';
import { admitMember } from './admit-member.js';
import { amendMemberProfile } from './amend-member-profile.js';
import { changeMemberGroup } from './change-member-group.js';
import { Member } from './member.js';
import { recordResignation } from './record-resignation.js';
import { renewTerm } from './renew-term.js';
import { revokeMembership } from './revoke-membership.js';

const here = { id: '12-001' };
const day = fc.constantFrom('2022-01-10', '2023-05-06', '2025-09-01', '2026-03-31', '2026-05-01');
const term = fc.integer({ min: 11, max: 13 });
const group = fc.constantFrom('990101001', '990101101', '990101201');
const profile = {
  name: fc.constantFrom('陈稻香', '林小满'),
  sector: fc.constantFrom('农业界', '教育界'),
  specialCommittees: fc.subarray(['经济委员会', '提案委员会']),
  party: fc.constantFrom(null, '民盟'),
  workUnit: fc.constantFrom('', '青石镇中心小学教师'),
  standing: fc.boolean(),
};

describe('member', () => {
  it('is in office between admission and leaving, whatever is tried', () =>
    anyHistory(
      Member,
      [
        attempts(admitMember, fc.record({ ...profile, group, term, admittedOn: day }), here),
        attempts(amendMemberProfile, fc.record(profile, { requiredKeys: [] }), here),
        attempts(changeMemberGroup, fc.record({ group, on: day }), here),
        attempts(recordResignation, fc.record({ on: day, reason: fc.constantFrom('HEALTH' as const, 'OTHER' as const) }), here),
        attempts(revokeMembership, fc.record({ on: day, reason: fc.constantFrom('常委会决定', '全会决定') }), here),
        attempts(renewTerm, fc.record({ term }), here),
      ],
      {
        holds(member, history) {
          const admissions = history.filter(({ type }) => type === 'MemberAdmitted').length;
          const departures = history.filter(({ type }) => type === 'MemberResigned' || type === 'MembershipRevoked').length;
          expect(admissions - departures).toBe(member.status === 'IN_OFFICE' ? 1 : 0);
          if (member.left) expect(member.left.on >= member.admittedOn).toBe(true);
        },
      },
    ));
});
