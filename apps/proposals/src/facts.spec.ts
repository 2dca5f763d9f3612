import { systemOf, type Role } from '@tongxin/access';
import { viewReaderOf, type Documents } from '@tongxin/testing';
import * as examples from './examples.js';
import {
  invitationFacts,
  invitedFacts,
  leadFacts,
  reasonFacts,
  seriesFacts,
  signatureFacts,
  sourceFacts,
  withdrawalFacts,
} from './facts.js';

const board = {
  'proposal-board': {
    '990101101.p1': {
      key: '990101101.p1',
      version: 2,
      stage: 'COLLECTING',
      review: '',
      invitations: [
        { memberId: '12-009', node: '990101201', answerBy: '2026-04-10', state: 'GIVEN' },
        { memberId: '12-003', node: '990101101', answerBy: '2026-04-10', state: 'OPEN' },
      ],
    },
  },
};
const register = { 'member-register': { '12-001': { status: 'IN_OFFICE' }, '12-002': { status: 'RESIGNED' } } };
const given = (
  views: Documents,
  { id = 'p1', node = '990101101', roles = ['clerk'], memberId }: { id?: string; node?: string; roles?: Role[]; memberId?: string } = {},
) => ({
  ...{ today: '2026-04-01', now: '2026-04-01T02:00:00.000Z', id, node, actor: `a@${node}` },
  call: { by: { ...systemOf(node), roles, ...(memberId !== undefined && { memberId }) } },
  views: viewReaderOf(views),
});
const lead = (leadProposer: string) => ({ leadProposer });

describe('facts of decisions', () => {
  it('say for whom the caller may act, and how the register knows the member', async () => {
    expect(await leadFacts(lead('12-001'), given(register))).toEqual({ onlyFor: null, standing: 'IN_OFFICE' });
    expect(await leadFacts(lead('12-002'), given(register, { roles: ['member'], memberId: '12-002' }))).toEqual({
      onlyFor: '12-002',
      standing: 'LEFT',
    });
    expect(await leadFacts(lead('99'), given(register, { roles: ['member'] }))).toEqual({ onlyFor: '', standing: 'UNKNOWN' });
    expect(await leadFacts(lead('99'), given({}))).toEqual({ onlyFor: null, standing: 'NOT_ASKED' });
  });
  it('say whether a node is this one or known here', async () => {
    const linked = { 'linked-nodes': { 'a:b': { node: '990101201' } } };
    const nodeKnown = async (node: string) => (await invitationFacts({ ...examples.inviteCoSigner, node }, given(linked))).nodeKnown;
    expect([await nodeKnown('990101101'), await nodeKnown('990101201'), await nodeKnown('990101301')]).toEqual([true, true, false]);
  });
  it('say whose signature has come, and on which version', async () => {
    expect((await signatureFacts(examples.submitProposal, given(board))).signatures).toEqual([{ memberId: '12-009', version: 2 }]);
    expect((await signatureFacts(examples.submitProposal, given({}))).signatures).toEqual([]);
  });
  it('say whether the county is known to have decided', async () => {
    const decided = async (review: string) =>
      (await withdrawalFacts({}, given({ 'proposal-board': { '990101101.p1': { review } } }))).decided;
    expect(await Promise.all(['', 'OPEN', 'NUMBERING', 'FILED', 'NOT_FILED'].map(decided))).toEqual([false, false, false, true, true]);
  });
  it('tell the invitation that a co-signature answers, at the node that was asked', async () => {
    const there = { id: '990101101.p1.12-009', node: '990101201' };
    expect((await invitedFacts({}, given(board, there))).invitation).toEqual({
      proposal: 'proposal-990101101.p1',
      memberId: '12-009',
      answerBy: '2026-04-10',
      version: 2,
      open: true,
    });
    expect((await invitedFacts({}, given(board, { ...there, node: '990101101' }))).invitation).toBeNull();
    expect((await invitedFacts({}, given(board, { ...there, id: '990101101.p1.12-010' }))).invitation).toBeNull();
    expect((await invitedFacts({}, given(board, { ...there, id: 'x' }))).invitation).toBeNull();
  });
  it('tell the series of the session now, else of the year', async () => {
    const county = { node: '990101', level: 'COUNTY', term: 12, session: 1 };
    const series = async (views: Documents) => (await seriesFacts({}, given(views, { node: '990101' }))).seriesNow;
    expect(await series({ committees: { a: county } })).toBe('12-1');
    expect(await series({ committees: { a: { ...county, session: 0 } } })).toBe('2026');
    expect(await series({ committees: { a: { ...county, node: '990102' } } })).toBe('2026');
  });
  it('tell how a ground reads, unless it was retired', async () => {
    const local = { zh: '重复', en: 'Repeated', retired: false };
    const views = { 'not-filed-reasons': { REPEATED: local, OLD: { ...local, retired: true } } };
    const reason = async (reasonCode: string) => (await reasonFacts({ reasonCode, note: null }, given(views))).reason;
    expect(await reason('PROMOTION')).toMatchObject({ zh: '宣传、推介具体作品、产品' });
    expect(await reason('REPEATED')).toEqual({ zh: '重复', en: 'Repeated' });
    expect([await reason('OLD'), await reason('constructor')]).toEqual([null, null]);
  });
  it('tell which sources of a composite are no other cases of this node', async () => {
    const views = { 'opinion-board': { 't.o1': { caseNode: '990101' }, 't.o2': { caseNode: '' } } };
    const sources = ['opinionCase-990101.t.o1', 'opinionCase-990101.t.o2', 'opinionCase-990101.t.o3', 'opinionCase-990101.t.o4', 'x'];
    const asked = { ...examples.adoptOpinion, sources };
    expect((await sourceFacts(asked, given(views, { node: '990101', id: 't.o3' }))).unknownSources).toEqual(sources.slice(1));
    expect((await sourceFacts(asked, given(views, { node: '990101', id: 't.o1' }))).unknownSources).toEqual(sources);
  });
});
