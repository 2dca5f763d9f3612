import { Refused } from '@tongxin/eventing';
import { viewReaderOf, type Documents } from '@tongxin/testing';
import { planRoster } from './plan-roster.js';
import { recordRoster } from './record-roster.js';
import { rosterPreview } from './roster-preview.js';

const committees = {
  '990101': { code: '990101', name: '安和县政协', level: 'COUNTY', superior: null, term: 12, node: '990101' },
  '990101101': { code: '990101101', name: '青石镇政协工委', level: 'TOWN', superior: '990101', term: 0, node: '990101' },
};
const heading = ['委员证号', '姓名', '界别', '所属乡镇', '手机号码'];
const farmer = ['12-001', '陈稻香', '农业界', '青石镇', ''];
const teacher = ['12-002', '林小满', '教育界', '青石镇', ''];
const card = {
  number: '12-002',
  name: '林小满',
  sector: '教育界',
  specialCommittees: [],
  group: '990101101',
  party: '民盟',
  workUnit: '中心小学教师',
  standing: false,
  term: 12,
  status: 'IN_OFFICE',
};
const known: Documents = { committees, 'member-register': { '12-002': card, '12-007': { ...card, number: '12-007' } } };
const plan = (views: Documents, ...rows: string[][]) => planRoster([heading, ...rows], viewReaderOf(views), '2026-04-01');

describe('planning a roster', () => {
  it('shows what would change, and whom it leaves out', async () =>
    expect(rosterPreview(await plan(known, farmer, teacher))).toEqual({
      rows: [
        { row: 2, number: '12-001', name: '陈稻香', sector: '农业界', group: '990101101' },
        { row: 3, number: '12-002', name: '林小满', sector: '教育界', group: '990101101' },
      ],
      errors: [],
      ignored: [{ column: '手机号码', personal: true }],
      admitted: 1,
      amended: 0,
      unchanged: 1,
      leftOut: ['12-007'],
    }));
  it('admits into the current term', async () =>
    expect((await plan(known, farmer)).commands).toMatchObject([{ body: { term: 12, admittedOn: '2026-04-01' } }]));
  it('says so where no term is open', async () => {
    const views = { committees: { '990101101': committees['990101101'] } };
    expect(rosterPreview(await plan(views, farmer)).errors).toMatchObject([{ row: 2, column: '届次', code: 'roster.term-unknown' }]);
  });
  it('does nothing while there are errors', async () => {
    const planned = await plan(known, farmer, ['12-003', '', '教育界', '青石镇', '']);
    expect(rosterPreview(planned)).toMatchObject({ admitted: 0, amended: 0, unchanged: 0, errors: [{ row: 3, text: '不能为空' }] });
    const sent: string[] = [];
    const send = (command: string) => Promise.reject(new Error(String(sent.push(command))));
    await expect(recordRoster(planned, send, {})).rejects.toMatchObject({ code: 'roster-import.has-errors', details: { count: 1 } });
    expect(sent).toEqual([]);
  });
});

describe('recording a roster', () => {
  const answer = { id: 'x', stream: 'x', revision: 0, events: [] };
  it('gives its commands in turn, each with its own id, and goes on after a refusal of the rules', async () => {
    const planned = await plan({ committees }, farmer, teacher);
    const ids: unknown[] = [];
    const steps: number[] = [];
    const outcome = await recordRoster(
      planned,
      (_command, _body, { id, commandId }) => {
        ids.push(commandId);
        if (id === '12-001') throw new Refused('member.day-before', { on: '2027-01-01' });
        return Promise.resolve({ ...answer, position: 17 });
      },
      {},
      (done) => steps.push(done),
    );
    expect(outcome).toEqual({
      planned: 2,
      recorded: 1,
      position: 17,
      refused: [{ number: '12-001', code: 'member.day-before', details: { on: '2027-01-01' } }],
    });
    expect([new Set(ids).size, steps]).toEqual([2, [1, 2]]);
  });
  it('stops where the caller is refused', async () => {
    const send = () => Promise.reject(new Refused('access.role'));
    await expect(recordRoster(await plan({ committees }, farmer), send, {})).rejects.toMatchObject({ code: 'access.role' });
  });
});
