import type { RecordedEvent } from '@tongxin/eventing';
import { recorded, viewReaderOf, type Documents } from '@tongxin/testing';
import { DutyFiles } from './duty-files.js';

const perYear = { FIELD_WORK: 1, PROPOSAL: 2, OPINION: 0, DUTY_REPORT: 1 };
const member = { name: '陈稻香', pinyin: 'chen', group: '990101101', standing: false, admittedOn: '2022-01-10', leftOn: '' };
const register = {
  '12-001': { ...member, number: '12-001' },
  '12-002': { ...member, number: '12-002', pinyin: 'lin', leftOn: '2026-02-01' },
  '12-003': { ...member, number: '12-003', leftOn: '2025-12-31' },
  '12-004': { ...member, number: '12-004', admittedOn: '2027-01-01' },
  '12-005': { ...member, number: '12-005', pinyin: 'su', group: '990101201' },
};
const county = { node: '990101', versions: [{ version: 1, effectiveFrom: '2026-01-01', quotas: [{ unit: { kind: 'MEMBER' }, perYear }] }] };
const alone = { node: '990101101', versions: [] };
const part = { revision: 0, eventId: 'event-1', event: 'X' };
const line = (kind: string, stream: string) => ({ kind, on: '2026-03-12', title: '一事', detail: '', stream, ...part });
const lines = [
  line('FIELD_WORK', 'activity-990101101.a1'),
  line('PROPOSAL', 'proposal-990101101.p1'),
  line('PROPOSAL', 'proposal-990101101.p2'),
  line('DUTY_REPORT', 'dutyReport-990101101.12-001.2026'),
];
const matterOf = ({ kind, on, title, detail }: (typeof lines)[number], people = ['12-001']) => ({
  ...{ kind, on, title, detail, year: 2026 },
  people: people.map((memberId) => ({ memberId, ...part })),
});
const matters = lines.map(({ on, stream }) => `${on} ${stream}`);
/** Of a matter it no longer has a part in, as when the year was read a moment before. */
const gone = '2026-03-13 studyNote-990101101.n9';
const report = { memberId: '12-001', year: 2026, filedOn: '2026-03-12', status: 'FILED' };
const views: Documents = {
  'member-register': register,
  standards: { 'standard-990101101.990101101': alone, 'standard-990101.990101': county },
  'duty-lines': {
    ...Object.fromEntries(lines.map((one) => [`~${one.stream}`, matterOf(one)])),
    '~studyNote-990101101.n9': matterOf(line('STUDY_NOTE', 'studyNote-990101101.n9'), []),
    '12-001.2026': {
      ...{ memberId: '12-001', year: 2026, done: { FIELD_WORK: 1, PROPOSAL: 2, DUTY_REPORT: 1 } },
      matters: [...matters, gone],
    },
    '12-001.2025': { memberId: '12-001', year: 2025, done: { FIELD_WORK: 1, PROPOSAL: 1 }, matters: matters.slice(0, 2) },
  },
  'duty-reports': { 'dutyReport-990101101.12-001.2026': report },
};
const [event] = recorded([{ type: 'ActivityHeld', data: { on: '2026-03-12' }, stream: 'activity-990101101.a1' }]) as RecordedEvent[];
const clock = { now: () => '2026-04-01T02:00:00.000Z' };
const events = { read: (stream: string) => Promise.resolve(stream === event?.stream ? [event] : []) };
const town = { id: '990101101', name: '青石镇政协工委', superior: '990101', epoch: 1 };
const at = (node: object) => new DutyFiles(viewReaderOf(views), clock, { ...town, ...node }, events);
const files = at({});
const progress = [
  { quota: 'FIELD_WORK', wanted: 1, done: 1, met: true },
  { quota: 'PROPOSAL', wanted: 2, done: 2, met: true },
  { quota: 'OPINION', wanted: 0, done: 0, met: true },
  { quota: 'DUTY_REPORT', wanted: 1, done: 1, met: true },
];
const standard = { adopted: true, version: 1, effectiveFrom: '2026-01-01' };

describe('duty files', () => {
  it('list who was in office in the year, at a township its own, and count those in office now', async () => {
    const list = await files.fourOnes(2026, undefined);
    expect(list.rows.map(({ memberId, inOffice, met }) => [memberId, inOffice, met])).toEqual([
      ['12-001', true, true],
      ['12-002', false, false],
    ]);
    expect(list).toMatchObject({ year: 2026, standard, inOffice: 1, meeting: 1 });
  });
  it('list at the county all members, or one township’s', async () => {
    const atCounty = at({ id: '990101', superior: null });
    expect((await atCounty.fourOnes(2026, undefined)).rows.map(({ memberId }) => memberId)).toEqual(['12-001', '12-002', '12-005']);
    expect((await atCounty.fourOnes(2026, '990101201')).rows.map(({ memberId }) => memberId)).toEqual(['12-005']);
  });
  it('show a member’s year with its lines and its report', async () =>
    expect(await files.file('12-001', 2026)).toEqual({
      ...{ memberId: '12-001', name: '陈稻香', group: '990101101', standing: false, inOffice: true, met: true },
      ...{ quotas: progress, year: 2026, standard, lines, report },
    }));
  it('measure a year by the standard of that year, and say where none was adopted', async () => {
    const file = await files.file('12-001', 2025);
    expect(file.standard).toEqual({ adopted: false, version: 0, effectiveFrom: '' });
    expect(file.quotas.map(({ wanted, met }) => [wanted, met])).toEqual([
      [1, true],
      [1, true],
      [1, false],
      [1, false],
    ]);
  });
  it('tell the standard in force on a day', async () => {
    expect(await files.standardOn(undefined)).toEqual({ on: '2026-04-01', ...standard, quotas: county.versions[0]?.quotas });
    expect(await files.standardOn('2025-12-31')).toMatchObject({ adopted: false, quotas: [] });
  });
  it('refuse a member the register does not know', () =>
    expect(files.file('12-009', 2026)).rejects.toMatchObject({ code: 'four-ones.member-not-found' }));
  it('open the event behind a line of the member, and no other', async () => {
    expect(await files.eventOf('12-001', 2026, 'activity-990101101.a1', '0')).toMatchObject({
      id: 'event-1',
      type: 'ActivityHeld',
      revision: 0,
    });
    const refused = { code: 'four-ones.line-not-found' };
    await expect(files.eventOf('12-001', 2026, 'activity-990101101.a1', '1')).rejects.toMatchObject(refused);
    await expect(files.eventOf('12-001', 2026, 'activity-990101101.a2', '0')).rejects.toMatchObject(refused);
    await expect(files.eventOf('12-002', 2026, 'activity-990101101.a1', '0')).rejects.toMatchObject(refused);
  });
});
