import { systemOf, type Role } from '@tongxin/access';
import { viewReaderOf, type Documents } from '@tongxin/testing';
import { dutyReportFacts, studyNoteFacts } from './facts.js';

const register = { 'member-register': { '12-001': { leftOn: '' }, '12-002': { leftOn: '2026-03-31' } } };
const note = (memberId: string) => ({ memberId, on: '2026-03-20', title: '体会', text: '三点体会。' });
const given = (views: Documents, roles: Role[], memberId?: string, id = 'x') => ({
  ...{ today: '2026-04-01', now: '2026-04-01T02:00:00.000Z', id, node: '990101101', actor: 'a@990101101' },
  call: { by: { ...systemOf('990101101'), roles, ...(memberId !== undefined && { memberId }) } },
  views: viewReaderOf(views),
});

describe('facts of who files', () => {
  it('let a member file as such, for oneself alone', async () => {
    expect(await studyNoteFacts(note('12-001'), given(register, ['member'], '12-001'))).toEqual({
      onlyFor: '12-001',
      leftOn: '',
      onBehalf: false,
    });
    expect(await studyNoteFacts(note('12-001'), given(register, ['member']))).toMatchObject({ onlyFor: '' });
  });
  it('let a clerk file for all, on behalf', async () =>
    expect(await studyNoteFacts(note('12-002'), given(register, ['clerk']))).toEqual({
      onlyFor: null,
      leftOn: '2026-03-31',
      onBehalf: true,
    }));
  it('know a clerk who is the member', async () =>
    expect(await studyNoteFacts(note('12-001'), given(register, ['clerk', 'member'], '12-001'))).toEqual({
      onlyFor: null,
      leftOn: '',
      onBehalf: false,
    }));
  it('read the member of a duty report from its id', async () => {
    expect(await dutyReportFacts({}, given(register, ['clerk'], undefined, '12-002.2026'))).toMatchObject({ leftOn: '2026-03-31' });
    expect(await dutyReportFacts({}, given(register, ['clerk'], undefined, '12-003.2026'))).toMatchObject({ leftOn: null });
    expect(await dutyReportFacts({}, given(register, ['clerk'], undefined, '2026'))).toMatchObject({ leftOn: null });
  });
  it('do not ask a register that is empty', async () =>
    expect(await studyNoteFacts(note('12-001'), given({}, ['clerk']))).toMatchObject({ leftOn: '' }));
});
