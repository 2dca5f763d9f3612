import { systemOf, type Role } from '@tongxin/access';
import { viewReaderOf } from '@tongxin/testing';
import { everyDocument } from './every-document.js';
import { todosOf, type Todo, type TodoItem } from './todo.js';

const views = viewReaderOf({ notes: Object.fromEntries(Array.from({ length: 250 }, (_, index) => [`n${index}`, { index }])) });
const place = { node: { id: '990101101', name: '青石镇政协工委', superior: '990101', epoch: 1 }, today: '2026-04-01' };
const item = (title: string, rest: Partial<TodoItem> = {}): TodoItem => ({
  ...{ params: { title }, dueOn: null, since: null, link: { page: 'note', params: { id: title } } },
  ...rest,
});
const kind = (code: string, roles: Role[], ...items: TodoItem[]): Todo => ({
  ...{ code, title: { zh: '办理{title}', en: 'See to {title}' }, roles },
  find: () => Promise.resolve(items),
});
const todos = [
  kind('open', ['clerk'], item('later', { since: '2026-03-02' }), item('sooner', { since: '2026-03-01' }), item('never')),
  kind('due', ['clerk', 'township-lead'], item('tomorrow', { dueOn: '2026-04-02' }), item('late', { dueOn: '2026-03-31' })),
  kind('own', ['member'], item('mine', { memberId: '12-001' }), item('not mine', { memberId: '12-002' })),
  kind('named', ['county-office'], item('my account', { account: 'system' }), item('a colleague', { account: 'colleague' })),
];
const titlesFor = async (roles: Role[], memberId?: string): Promise<unknown[]> => {
  const caller = { ...systemOf('990101101'), roles, ...(memberId !== undefined && { memberId }) };
  return (await todosOf(todos, caller, views, place)).map(({ params }) => params['title']);
};

describe('what waits for somebody', () => {
  it('is what one’s roles have to do, due first', async () => {
    expect(await titlesFor(['clerk'])).toEqual(['late', 'tomorrow', 'sooner', 'later', 'never']);
    expect(await titlesFor(['township-lead'])).toEqual(['late', 'tomorrow']);
    expect(await titlesFor(['leader'])).toEqual([]);
  });
  it('is of a member’s matters one’s own alone', async () => {
    expect(await titlesFor(['member'], '12-001')).toEqual(['mine']);
    expect(await titlesFor(['member'])).toEqual([]);
    expect(await titlesFor(['member', 'clerk'], '12-002')).toContain('not mine');
  });
  it('is of what was given to an account one’s own alone', async () => expect(await titlesFor(['county-office'])).toEqual(['my account']));
  it('tells of each what kind it is', async () =>
    expect((await todosOf(todos, { ...systemOf('990101101'), roles: ['township-lead'] }, views, place))[0]).toMatchObject({
      code: 'due',
      title: { zh: '办理{title}' },
      dueOn: '2026-03-31',
    }));
});

describe('every document', () => {
  it('reads page after page', async () => expect(await everyDocument(views, 'notes', {})).toHaveLength(250));
});
