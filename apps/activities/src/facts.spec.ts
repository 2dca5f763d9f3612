import { systemOf, type Role } from '@tongxin/access';
import { viewReaderOf, type Documents } from '@tongxin/testing';
import { adjusting, attendanceFacts, importFacts, invitedFacts, leaveFacts, planItemFacts } from './facts.js';

const register = { 'member-register': { '12-001': { status: 'IN_OFFICE' }, '12-002': { status: 'RESIGNED' } } };
const given = (views: Documents, roles: Role[] = ['clerk'], memberId?: string) => ({
  ...{ today: '2026-04-01', now: '2026-04-01T02:00:00.000Z', id: 'x', node: '990101101', actor: 'a@990101101' },
  call: { by: { ...systemOf('990101101'), roles, ...(memberId !== undefined && { memberId }) } },
  views: viewReaderOf(views),
});

describe('facts of decisions', () => {
  it('say who of the invited is unknown or has left', async () =>
    expect(await invitedFacts({ memberIds: ['12-001', '12-002', '99'] }, given(register))).toEqual({ unknown: ['99'], left: ['12-002'] }));
  it('do not ask a register that is empty', async () =>
    expect(await invitedFacts({ memberIds: ['99'] }, given({}))).toEqual({ unknown: [], left: [] }));
  it('look up walk-ins only', async () =>
    expect(
      await attendanceFacts(
        {
          entries: [
            { memberId: '98', state: 'PRESENT' },
            { memberId: '99', state: 'WALK_IN' },
          ],
        },
        given(register),
      ),
    ).toEqual({ unknown: ['99'], left: [] }));
  it('say whether a plan item stands in this committee’s plan', async () => {
    const views = { 'plan-board': { '990101101.2026': { items: [{ itemId: 'i1' }] }, '990101201.2026': { items: [{ itemId: 'i2' }] } } };
    expect(await planItemFacts({ plan: { year: 2026, itemId: 'i1' } }, given(views))).toEqual({ planItemKnown: true });
    expect(await planItemFacts({ plan: { year: 2026, itemId: 'i2' } }, given(views))).toEqual({ planItemKnown: false });
    expect(await planItemFacts({ plan: { year: 2027, itemId: 'i1' } }, given(views))).toEqual({ planItemKnown: false });
    expect(await planItemFacts({}, given(views))).toEqual({ planItemKnown: true });
  });
  it('say who approves, and for whom leave may be asked', async () => {
    expect(await adjusting({}, given({}))).toEqual({ mayApprove: false });
    expect(await adjusting({}, given({}, ['township-lead']))).toEqual({ mayApprove: true });
    expect(await leaveFacts({}, given({}))).toEqual({ onlyFor: null });
    expect(await leaveFacts({}, given({}, ['member'], '12-001'))).toEqual({ onlyFor: '12-001' });
    expect(await leaveFacts({}, given({}, ['member']))).toEqual({ onlyFor: '' });
  });
  it('fingerprint a document', async () => {
    const command = {
      title: '',
      document: { name: 'pasted', text: '计划' },
      commitments: { quotas: {}, cadences: [], rules: [], filings: [] },
      items: [],
    };
    expect((await importFacts(command)).digest).toMatch(/^[0-9a-f]{64}$/);
  });
});
