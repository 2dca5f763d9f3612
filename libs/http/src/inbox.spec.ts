import { service, type Todo } from '@tongxin/runtime';
import { viewReaderOf } from '@tongxin/testing';
import { startNode, type RunningNode } from './testing/node.js';

const todo: Todo = {
  code: 'note-to-read',
  title: { zh: '阅读“{title}”', en: 'Read “{title}”' },
  roles: ['clerk'],
  async find(views, { node, today }) {
    const { items } = await views.find<{ title: string }>('notes', {});
    const link = { page: 'note', params: { node: node.id } };
    return items.map(({ document: { title } }) => ({ params: { title }, dueOn: title === '旧' ? '2026-03-31' : today, since: null, link }));
  },
};
const views = viewReaderOf({ notes: { a: { title: '今' }, b: { title: '旧' } } });
let node: RunningNode;

beforeAll(async () => {
  node = await startNode({ services: [service('notes', { todos: [todo] })], views });
});

afterAll(() => node.stop());

async function inbox(token?: string, query = ''): Promise<{ status: number; body: unknown }> {
  const answer = await fetch(`${node.url}/api/inbox${query}`, { headers: token === undefined ? {} : { authorization: `Bearer ${token}` } });
  return { status: answer.status, body: await answer.json() };
}

describe('inbox', () => {
  it('lists what waits for one’s roles, in words, and says what is late', async () => {
    const link = { page: 'note', params: { node: '990101101' }, query: {} };
    expect((await inbox(await node.tokenOf('clerk'))).body).toEqual({
      today: '2026-04-01',
      items: [
        {
          ...{ code: 'note-to-read', title: { zh: '阅读“旧”', en: 'Read “旧”' }, params: { title: '旧' } },
          ...{ dueOn: '2026-03-31', late: true, link },
        },
        {
          ...{ code: 'note-to-read', title: { zh: '阅读“今”', en: 'Read “今”' }, params: { title: '今' } },
          ...{ dueOn: '2026-04-01', late: false, link },
        },
      ],
    });
  });
  it('is empty for those who have nothing to do', async () =>
    expect((await inbox(await node.tokenOf('leader'))).body).toEqual({ today: '2026-04-01', items: [] }));
  it('is shown to nobody who is not signed in', async () => expect((await inbox()).status).toBe(401));
  it('refuses a position that is none', async () => expect((await inbox(await node.tokenOf('clerk'), '?minPosition=x')).status).toBe(400));
});
