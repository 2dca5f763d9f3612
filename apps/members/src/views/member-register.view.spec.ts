import type { MemberEvent } from '@tongxin/contracts';
import { viewSpecFor, type Happened } from '@tongxin/testing';
import { memberRegister } from './member-register.view.js';

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
const atCounty = { id: '12-001', node: '990101', category: 'member' };
const admitted: Happened<MemberEvent> = { type: 'MemberAdmitted', data: farmer, ...atCounty };
const renamed: Happened<MemberEvent> = { type: 'MemberProfileAmended', data: { name: '曾稻香', standing: true }, ...atCounty };
const moved: Happened<MemberEvent> = { type: 'MemberGroupChanged', data: { group: '990101001', on: '2025-03-01' }, ...atCounty };
const resigned: Happened<MemberEvent> = { type: 'MemberResigned', data: { on: '2025-09-01', reason: 'HEALTH' }, ...atCounty };
const revoked: Happened<MemberEvent> = { type: 'MembershipRevoked', data: { on: '2025-09-02', reason: '常委会决定' }, ...atCounty };
const renewed: Happened<MemberEvent> = { type: 'TermRenewed', data: { term: 13 }, ...atCounty };
const alone: Happened<MemberEvent> = { ...admitted, data: { ...farmer, term: 3 }, node: '990101101' };
const aloneLeft: Happened<MemberEvent> = { ...resigned, node: '990101101' };
const card = { ...farmer, number: '12-001', pinyin: 'chen dao xiang', status: 'IN_OFFICE', leftOn: '', node: '990101' };
const { given } = viewSpecFor(memberRegister);

describe('member register', () => {
  it('shows a member in office', () => given(admitted).then({ '12-001': card }));
  it('follows what changes', () =>
    given(admitted, renamed, moved, renewed).then({
      '12-001': { ...card, name: '曾稻香', pinyin: 'zeng dao xiang', standing: true, group: '990101001', term: 13 },
    }));
  it('keeps one who left', () => {
    given(admitted, resigned).then({ '12-001': { ...card, status: 'RESIGNED', leftOn: '2025-09-01' } });
    given(admitted, revoked).then({ '12-001': { ...card, status: 'REVOKED', leftOn: '2025-09-02' } });
  });
  it('shows one who came back as in office', () => given(admitted, resigned, admitted).then({ '12-001': card }));
  it('takes the county’s word over the township’s own, in any order', () => {
    given(admitted, alone, aloneLeft).then({ '12-001': card });
    given(alone, admitted, aloneLeft).then({ '12-001': card });
    given(alone, aloneLeft, admitted).then({ '12-001': card });
  });
});
