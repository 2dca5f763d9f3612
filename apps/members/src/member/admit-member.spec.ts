import type { MemberEvent } from '@tongxin/contracts';
import { specFor } from '@tongxin/testing';
import { admitMember } from './admit-member.js';
import { Member } from './member.js';

const farmer = {
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
const admitted: MemberEvent = { type: 'MemberAdmitted', data: farmer };
const resigned: MemberEvent = { type: 'MemberResigned', data: { on: '2023-05-06', reason: 'WORK_TRANSFER' } };
const { given } = specFor(Member, admitMember, { id: '12-001' });

describe('admit member', () => {
  it('takes a member into the register', () => given().when(farmer).then(admitted));
  it('takes one back who had left', () =>
    given(admitted, resigned)
      .when({ ...farmer, admittedOn: '2025-01-08' })
      .then({ type: 'MemberAdmitted', data: { ...farmer, admittedOn: '2025-01-08' } }));
  it('refuses a number that is another one’s', () =>
    given(admitted)
      .when({ ...farmer, name: '林小满' })
      .thenRefused('member.already-admitted', { number: '12-001' }));
  it('refuses a day to come', () =>
    given()
      .when({ ...farmer, admittedOn: '2026-04-02' })
      .thenRefused('member.day-to-come'));
  it('refuses a day before the member left', () =>
    given(admitted, resigned)
      .when({ ...farmer, admittedOn: '2023-05-05' })
      .thenRefused('member.day-before', { on: '2023-05-06' }));
  it('refuses a number that is none', () => given().when(farmer, { id: '12/001' }).thenRefused('member.number-malformed'));
});
