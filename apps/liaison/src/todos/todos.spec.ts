import { viewReaderOf } from '@tongxin/testing';
import { todos } from './todos.js';

const at = (id: string) => ({ node: { id, name: '', superior: null, epoch: 1 }, today: '2026-07-10' });
const filing = (id: string, status: string, rest: object = {}) => ({
  [id]: {
    ...{ id, directive: 'd1', township: id.slice(-9), county: '990101', title: '半年小结', dueOn: '2026-07-05', status },
    ...{ submittedOn: '2026-07-04', overdueSince: '', ...rest },
  },
});
const demand = (id: string, status: string, rest: object = {}) => ({
  [id]: {
    id,
    node: '990101101',
    status,
    receivedOn: '2026-07-01',
    account: '',
    dueOn: '',
    answers: [],
    revisits: [],
    personId: '张三',
    ...rest,
  },
});
const views = viewReaderOf({
  'filing-board': {
    ...filing('d1.990101101', 'AWAITED', { overdueSince: '2026-07-05' }),
    ...filing('d2.990101101', 'AWAITED', { county: '' }),
    ...filing('d3.990101101', 'RETURNED'),
    ...filing('d4.990101101', 'ACCEPTED'),
    ...filing('d1.990101201', 'SUBMITTED'),
    ...filing('d3.990101201', 'AWAITED'),
  },
  'demand-list': {
    ...demand('new', 'RECEIVED'),
    ...demand('staff', 'ASSIGNED', { account: 'lead', dueOn: '2026-07-09' }),
    ...demand('member', 'ASSIGNED', { dueOn: '2026-07-20' }),
    ...demand('answered', 'ANSWERED', { answers: [{ on: '2026-07-03' }] }),
    ...demand('revisited', 'REVISITED', { revisits: [{ on: '2026-07-06' }] }),
    ...demand('closed', 'CLOSED'),
    ...demand('elsewhere', 'RECEIVED', { node: '990101201' }),
  },
  committees: { '990101201': { name: '云岭乡政协工委' } },
});
const found = (code: string, node = '990101101') => {
  const todo = todos.find((one) => one.code === code);
  if (!todo) throw new Error(`no todo ${code}`);
  return todo.find(views, at(node));
};
const filed = (id: string, dueOn: string | null, since: string | null, params: object = {}) => ({
  ...{ params: { title: '半年小结', ...params }, dueOn, since },
  link: { page: 'filing', params: { id } },
});
const asked = (id: string, since: string, dueOn: string | null = null) => ({
  ...{ params: {}, dueOn, since },
  link: { page: 'demand', params: { id } },
});

describe('what liaison has waiting', () => {
  it('is what a township owes the county, or has to correct', async () => {
    expect(await found('filing-to-submit')).toEqual([filed('d1.990101101', '2026-07-05', null)]);
    expect(await found('filing-returned')).toEqual([filed('d3.990101101', null, '2026-07-04')]);
    expect(await found('filing-to-submit', '990101')).toEqual([]);
  });
  it('is at the county what came, and what is late', async () => {
    expect(await found('filing-to-review', '990101')).toEqual([filed('d1.990101201', null, '2026-07-04', { township: '云岭乡政协工委' })]);
    expect(await found('filing-overdue', '990101')).toEqual([filed('d1.990101101', '2026-07-05', null, { township: '990101101' })]);
    expect(await found('filing-to-review')).toEqual([]);
    expect(await found('filing-overdue')).toEqual([]);
  });
  it('is each step of a demand of one’s own township', async () => {
    expect(await found('demand-to-assign')).toEqual([asked('new', '2026-07-01')]);
    expect(await found('demand-to-answer')).toEqual([{ ...asked('staff', '2026-07-01', '2026-07-09'), account: 'lead' }]);
    expect(await found('demand-to-answer-for-member')).toEqual([asked('member', '2026-07-01', '2026-07-20')]);
    expect(await found('demand-to-revisit')).toEqual([asked('answered', '2026-07-03')]);
    expect(await found('demand-to-close')).toEqual([asked('revisited', '2026-07-06')]);
  });
  it('has nothing of who asked', async () => {
    const all = await Promise.all(todos.flatMap((todo) => ['990101', '990101101'].map((node) => todo.find(views, at(node)))));
    expect(JSON.stringify(all)).not.toContain('张三');
  });
});
