import type { Event, Projection, View } from '@tongxin/eventing';
import { viewSpecFor } from './view-spec-for.js';

type ShelfEvent = Event<'BookShelved', { title: string }> | Event<'BookLent'> | Event<'ShelfSwept'>;
interface Book {
  id: string;
  title: string;
  neighbours: number;
}

const shelf: View<Book, ShelfEvent> = {
  name: 'shelf',
  version: 1,
  events: ['BookShelved', 'BookLent'],
  keys: (_event, { id, node }) => [`${node}/${id}`, `${node}/${id}`],
  project(_book, event, { id, node, lookup }) {
    const neighbour = lookup<Book>(`${node}/a`);
    return event.type === 'BookShelved' ? { id, title: event.data.title, neighbours: neighbour ? neighbour.neighbours + 1 : 0 } : undefined;
  },
};

const count: Projection<ShelfEvent> = {
  name: 'count',
  version: 1,
  events: ['BookShelved'],
  changes: (event, { lookup, recorded }) => [
    ['total', { count: (lookup<{ count: number }>('total')?.count ?? 0) + 1, last: recorded.metadata.recordedAt }],
    [event.type, { title: 'title' in event.data ? event.data.title : '' }],
  ],
};

const poems = { type: 'BookShelved', data: { title: '诗经' } } as const;
const lent = { type: 'BookLent', data: {} } as const;

describe('specs of views', () => {
  it('fold events into documents by key, with lookup in the same view', () => {
    viewSpecFor(shelf)
      .given({ ...poems, id: 'a' }, { ...poems, id: 'b' }, { ...poems, id: 'a', node: '990101201' })
      .then({
        '990101101/a': { id: 'a', title: '诗经', neighbours: 0 },
        '990101101/b': { id: 'b', title: '诗经', neighbours: 1 },
        '990101201/a': { id: 'a', title: '诗经', neighbours: 0 },
      });
  });

  it('remove a document, pass by events the view does not name, and see what is missing', () => {
    const { given } = viewSpecFor(shelf);
    given({ ...poems, id: 'a' }, { type: 'ShelfSwept', data: {} }, { ...lent, id: 'a' }).then({});
    given({ ...poems, id: 'a' }, { ...lent, id: 'a' }).thenDocument('990101101/a', undefined);
    expect(() => given(poems).then({})).toThrow();
  });

  it('fold a projection of changes', () => {
    viewSpecFor(count)
      .given(poems, { ...poems, recordedAt: '2026-05-02T01:00:00.000Z' })
      .then({ total: { count: 2, last: '2026-05-02T01:00:00.000Z' }, BookShelved: { title: '诗经' } });
  });

  it('fail a view that changes the document it was given', () => {
    const careless: View<{ titles: string[] }, ShelfEvent> = {
      name: 'careless',
      version: 1,
      events: shelf.events,
      keys: () => ['all'],
      project: (list = { titles: [] }) => {
        list.titles.push('one more');
        return list;
      },
    };
    expect(() => viewSpecFor(careless).given(poems, poems)).toThrow(TypeError);
  });
});
