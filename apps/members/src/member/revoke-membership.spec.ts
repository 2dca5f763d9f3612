import type { MemberEvent } from '@tongxin/contracts';
import { specFor } from '@tongxin/testing';
import { Member } from './member.js';
import { revokeMembership } from './revoke-membership.js';

const admitted: MemberEvent = {
  type: 'MemberAdmitted',
  data: {
    name: '陈稻香',
    sector: '农业界',
    specialCommittees: [],
    group: '990101101',
    party: null,
    workUnit: '青石镇丰禾家庭农场场长',
    standing: false,
    term: 12,
    admittedOn: '2022-01-10',
  },
};
const decision = { on: '2025-09-01', reason: '十二届县政协常委会第十五次会议决定' };
const revoked: MemberEvent = { type: 'MembershipRevoked', data: decision };
const { given } = specFor(Member, revokeMembership);

describe('revoke membership', () => {
  it('takes the seat away', () => given(admitted).when(decision).then(revoked));
  it('refuses for one not in office', () => {
    given().when(decision).thenRefused('member.not-in-office');
    given(admitted, { type: 'MemberResigned', data: { on: '2025-01-01', reason: 'OTHER' } })
      .when(decision)
      .thenRefused('member.not-in-office');
  });
  it('refuses a day to come or before the admission', () => {
    given(admitted)
      .when({ ...decision, on: '2026-04-02' })
      .thenRefused('member.day-to-come');
    given(admitted)
      .when({ ...decision, on: '2022-01-09' })
      .thenRefused('member.day-before');
  });
});
