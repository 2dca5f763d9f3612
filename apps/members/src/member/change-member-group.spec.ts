import type { MemberEvent } from '@tongxin/contracts';
import { specFor } from '@tongxin/testing';
import { changeMemberGroup } from './change-member-group.js';
import { Member } from './member.js';

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
const moved: MemberEvent = { type: 'MemberGroupChanged', data: { group: '990101001', on: '2025-03-01' } };
const { given } = specFor(Member, changeMemberGroup);

describe('change member group', () => {
  it('moves a member to another township', () => given(admitted).when({ group: '990101001', on: '2025-03-01' }).then(moved));
  it('does nothing when the member is there', () => given(admitted).when({ group: '990101101', on: '2025-03-01' }).thenNothing());
  it('refuses a day to come', () =>
    given(admitted).when({ group: '990101001', on: '2026-04-02' }).thenRefused('member.day-to-come', { on: '2026-04-02' }));
  it('refuses a day before the last move', () => {
    given(admitted).when({ group: '990101001', on: '2022-01-09' }).thenRefused('member.day-before', { on: '2022-01-10' });
    given(admitted, moved).when({ group: '990101201', on: '2025-02-28' }).thenRefused('member.day-before', { on: '2025-03-01' });
  });
  it('refuses for one not in office', () => given().when({ group: '990101001', on: '2025-03-01' }).thenRefused('member.not-in-office'));
});
