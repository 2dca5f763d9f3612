import type { Alarm, Event, View, ViewReader } from '@tongxin/eventing';
import { LocalFeed } from '@tongxin/messaging-local';
import { openSqliteStores, type SqliteStores } from '@tongxin/storage-sqlite';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AlarmClock } from './alarm-clock.js';
import { NodeViews } from './node-views.js';
import { Projector } from './projector.js';
import { alarm, view } from './registration.js';
import { happen } from './testing/envelopes.js';
import { PlainDoor } from './testing/plain-door.js';

interface Duty {
  readonly id: string;
  readonly due: string;
}
type DutyEvent = Event<'DutySet', { due: string }> | Event<'NoteWritten', { text: string }>;

/** A duty is due until the note of its id says `done`. */
const duties: View<Duty, DutyEvent> = {
  name: 'duties',
  version: 1,
  events: ['DutySet', 'NoteWritten'],
  indexes: ['due'],
  keys: (_event, { id }) => [id],
  project: (duty, event, { id }) => (event.type === 'DutySet' ? { id, due: event.data.due } : duty && { ...duty, due: '' }),
};

const remind: Alarm = alarm<Duty>({
  name: 'remind',
  view: 'duties',
  due: 'due',
  ring: ({ due }, id) => ({ command: 'notes/write-note', id, body: { text: `due ${due}` } }),
});

const node = { id: '990101101', name: '城关镇', superior: null, epoch: 1 };
let now = '2026-04-01T02:00:00.000Z';
const clock = { now: () => now };
let folder: string;
let stores: SqliteStores;
let projector: Projector;
let views: NodeViews;
let door: PlainDoor;
let errors: unknown[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'alarms-'));
  stores = openSqliteStores(folder, { clock });
  projector = new Projector([view(duties).view], stores.views, new LocalFeed(stores.events), stores.events, (error) => errors.push(error));
  await projector.start();
  views = new NodeViews(projector, stores.views, stores.events);
  door = new PlainDoor(node, stores.events, views, clock);
  errors = [];
});

afterEach(async () => {
  await projector.stop();
  await stores.close();
  await rm(folder, { recursive: true });
});

async function duty(id: string, due: string): Promise<void> {
  await projector.reached('duties', await happen(stores.events, id, [{ type: 'DutySet', data: { due } }], { category: 'duty' }));
}

function alarms(list: readonly Alarm[] = [remind], reader: ViewReader = views): AlarmClock {
  return new AlarmClock(node, list, door.asDoor, reader, clock, (error) => errors.push(error));
}

const rung = () => door.sent.map(({ id }) => id).sort();
const caughtUp = async () => projector.reached('duties', await stores.events.head());

describe('alarm clock', () => {
  it.each([
    ['a date', '2026-04-01', '2026-03-31T15:59:59.999Z', '2026-03-31T16:00:00.000Z'],
    ['an instant', '2026-04-01T08:00:00.000Z', '2026-04-01T07:59:59.999Z', '2026-04-01T08:00:00.000Z'],
    ['an instant early in the Chinese day', '2026-03-31T18:00:00.000Z', '2026-03-31T17:59:59.999Z', '2026-03-31T18:00:00.000Z'],
  ])('rings for %s when it has come, not before', async (_what, due, before, after) => {
    await duty('d', due);
    now = before;
    await alarms().ring();
    expect(rung()).toEqual([]);
    now = after;
    await alarms().ring();
    expect(rung()).toEqual(['d']);
    expect(errors).toEqual([]);
  });

  it('rings once, however often it is asked, also before the view has seen it', async () => {
    now = '2026-04-02T02:00:00.000Z';
    await duty('once', '2026-04-01');
    const clockwork = alarms();
    await Promise.all([clockwork.ring(), clockwork.ring()]);
    await caughtUp();
    await clockwork.ring();
    const events = await stores.events.read('note-990101101.once');
    expect(events.map(({ data }) => data)).toEqual([{ text: 'due 2026-04-01' }]);
    await duty('once', '2026-04-02');
    await clockwork.ring();
    expect((await stores.events.read('note-990101101.once')).map(({ data }) => data).at(-1)).toEqual({ text: 'due 2026-04-02' });
  });

  it('leaves out what has no due date', async () => {
    await duty('none', '');
    await alarms().ring();
    expect(rung()).toEqual([]);
  });

  it('misses none of many, though documents change under it', async () => {
    now = '2026-04-02T02:00:00.000Z';
    const ids = Array.from({ length: 250 }, (_, at) => `m${String(at).padStart(3, '0')}`);
    await Promise.all(ids.map((id) => happen(stores.events, id, [{ type: 'DutySet', data: { due: '2026-04-01' } }], { category: 'duty' })));
    await caughtUp();
    door.afterSend = caughtUp;
    await alarms().ring();
    expect(rung()).toEqual(ids);
  });

  it('lets no document and no alarm keep the others waiting', async () => {
    now = '2026-04-02T02:00:00.000Z';
    for (const id of ['a', 'b', 'c']) await duty(id, '2026-04-01');
    const moody = {
      ...remind,
      name: 'moody',
      ring: (document: object, key: string, node: string) => (key === 'a' ? fail() : remind.ring(document, key, node)),
    };
    const lost = { ...remind, name: 'lost', view: 'nowhere' };
    await alarms([lost, moody]).ring();
    expect(rung()).toEqual(['b', 'c']);
    expect(errors).toHaveLength(2);
  });

  it('asks again with the next round what was refused', async () => {
    now = '2026-04-02T02:00:00.000Z';
    await duty('r', '2026-04-01');
    const stern = { ...remind, ring: (_document: object, id: string) => ({ command: 'notes/write-note', id, body: { text: '' } }) };
    const clockwork = alarms([stern]);
    await clockwork.ring();
    await clockwork.ring();
    expect(door.sent).toHaveLength(2);
    expect(errors).toEqual([]);
  });

  it('stops after the command in hand', async () => {
    now = '2026-04-02T02:00:00.000Z';
    for (const id of ['a', 'b', 'c']) await duty(id, '2026-04-01');
    const clockwork = alarms();
    let stopping: Promise<void> | undefined;
    door.afterSend = async () => {
      stopping ??= clockwork.stop();
    };
    clockwork.start();
    await clockwork.ring();
    await stopping;
    expect(rung()).toEqual(['a']);
  });
});

function fail(): never {
  throw new Error('no such duty');
}
