import type { MemberEvent } from '@tongxin/contracts';
import { specFor } from '@tongxin/testing';
import { Member } from './member.js';
import { renewTerm } from './renew-term.js';

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
const { given } = specFor(Member, renewTerm);

describe('renew term', () => {
  it('keeps a member on for the next term', () =>
    given(admitted)
      .when({ term: 13 })
      .then({ type: 'TermRenewed', data: { term: 13 } }));
  it('does nothing within the same term', () => given(admitted).when({ term: 12 }).thenNothing());
  it('refuses a term that is over', () => given(admitted).when({ term: 11 }).thenRefused('member.term-past', { term: 12 }));
  it('refuses for one not in office', () => given().when({ term: 13 }).thenRefused('member.not-in-office'));
});
