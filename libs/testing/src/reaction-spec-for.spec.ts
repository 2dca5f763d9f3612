import type { Event, Reaction } from '@tongxin/eventing';
import { reactionSpecFor } from './reaction-spec-for.js';
import { viewReaderOf } from './view-reader.js';

type BellEvent = Event<'BellRung', { room: string }>;

const openRoom: Reaction<BellEvent> = {
  name: 'open-room-on-bell-rung',
  events: ['BellRung'],
  startsAt: 'now',
  async react({ data }, views) {
    const { items } = await views.find<{ door: string }>('doors', { where: { room: data.room } });
    return items.map(({ document }) => ({ command: 'doors/open-door', id: document.door, body: {} }));
  },
};

const rung: BellEvent = { type: 'BellRung', data: { room: 'east' } };
const doors = { doors: { 1: { door: 'north', room: 'east' }, 2: { door: 'south', room: 'west' } } };
const { given } = reactionSpecFor(openRoom);

describe('specs of reactions', () => {
  it('give what views hold and expect commands', () => given(doors).when(rung).then({ command: 'doors/open-door', id: 'north', body: {} }));
  it('expect nothing', () => given().when(rung).thenNothing());
  it('fail on other commands', () => expect(given(doors).when(rung).thenNothing()).rejects.toThrow());
  it('fail on an event the reaction does not name', () =>
    expect(
      given()
        .when({ type: 'BellBroken', data: {} } as unknown as BellEvent)
        .thenNothing(),
    ).rejects.toThrow('does not listen to BellBroken'));
});

describe('views in memory', () => {
  const reader = viewReaderOf({ days: { a: { on: '2026-01-03', n: 1 }, b: { on: '2026-01-01', n: 2 }, c: { on: '2026-01-02', n: 2 } } });
  const keys = async (query: Parameters<typeof reader.find>[1]) => (await reader.find('days', query)).items.map(({ key }) => key);

  it('select, sort and page', async () => {
    expect(await keys({})).toEqual(['a', 'b', 'c']);
    expect(await keys({ orderBy: 'on' })).toEqual(['b', 'c', 'a']);
    expect(await keys({ where: { n: 2 }, descending: true })).toEqual(['c', 'b']);
    expect(await keys({ where: { on: { gt: '2026-01-01', lte: '2026-01-03' }, key: 'a' } })).toEqual(['a']);
    const first = await reader.find('days', { limit: 2 });
    expect(first.next && (await keys({ limit: 2, cursor: first.next }))).toEqual(['c']);
    expect(await reader.get('days', 'z')).toBeUndefined();
  });
});
