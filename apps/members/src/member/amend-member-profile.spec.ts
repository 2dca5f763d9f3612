import type { MemberEvent } from '@tongxin/contracts';
import { specFor } from '@tongxin/testing';
import { amendMemberProfile } from './amend-member-profile.js';
import { Member } from './member.js';

const admitted: MemberEvent = {
  type: 'MemberAdmitted',
  data: {
    name: '陈稻香',
    sector: '农业界',
    specialCommittees: ['农业和农村委员会'],
    group: '990101101',
    party: '民盟',
    workUnit: '青石镇丰禾家庭农场场长',
    standing: false,
    term: 12,
    admittedOn: '2022-01-10',
  },
};
const { given } = specFor(Member, amendMemberProfile);

describe('amend member profile', () => {
  it('records only what differs', () =>
    given(admitted)
      .when({ name: '陈稻香', standing: true, specialCommittees: ['农业和农村委员会', '经济委员会'] })
      .then({ type: 'MemberProfileAmended', data: { standing: true, specialCommittees: ['农业和农村委员会', '经济委员会'] } }));
  it('takes a party away', () =>
    given(admitted)
      .when({ party: null })
      .then({ type: 'MemberProfileAmended', data: { party: null } }));
  it('does nothing when all is as said', () => given(admitted).when({ sector: '农业界', party: '民盟' }).thenNothing());
  it('refuses for one who left or never was', () => {
    given().when({ standing: true }).thenRefused('member.not-in-office');
    given(admitted, { type: 'MemberResigned', data: { on: '2023-05-06', reason: 'OTHER' } })
      .when({ standing: true })
      .thenRefused('member.not-in-office');
  });
});
