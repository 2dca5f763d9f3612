import type { MemberEvent } from '@tongxin/contracts';
import { specFor } from '@tongxin/testing';
import { Member } from './member.js';
import { recordResignation } from './record-resignation.js';

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
const resigned: MemberEvent = { type: 'MemberResigned', data: { on: '2025-09-01', reason: 'HEALTH' } };
const { given } = specFor(Member, recordResignation);

describe('record resignation', () => {
  it('records that a member left', () => given(admitted).when({ on: '2025-09-01', reason: 'HEALTH' }).then(resigned));
  it('refuses a second time with another story', () =>
    given(admitted, resigned).when({ on: '2025-09-02', reason: 'HEALTH' }).thenRefused('member.not-in-office'));
  it('refuses a day to come', () => given(admitted).when({ on: '2026-04-02', reason: 'OTHER' }).thenRefused('member.day-to-come'));
  it('refuses a day before the admission', () =>
    given(admitted).when({ on: '2022-01-09', reason: 'OTHER' }).thenRefused('member.day-before', { on: '2022-01-10' }));
});
