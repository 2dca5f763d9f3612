import { CheckpointConflict, Refused, type Event, type Projection, type View, type ViewStore } from '@tongxin/eventing';
import { LocalFeed } from '@tongxin/messaging-local';
import { openSqliteStores, viewsFile, type SqliteStores } from '@tongxin/storage-sqlite';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { behindTheBack } from '../../../test/tampering/sqlite-file.js';
import type { Lane } from './lane.js';
import { NodeViews } from './node-views.js';
import { Projector, type ViewState } from './projector.js';
import type { AnyView } from './projection.js';
import { view } from './registration.js';
import { happen } from './testing/envelopes.js';
import { closings, noteCards, words, type NoteCard, type NoteEvent, type Word } from './testing/note.js';
import type { LogReader } from './view-build.js';

const clock = { now: () => '2026-04-01T02:00:00.000Z' };
const cards = view(noteCards).view as View<NoteCard, Event>;
const all: readonly AnyView[] = [view(cards).view, view(words).view, view(closings).view];
const wrote = (text: string): Event => ({ type: 'NoteWritten', data: { text } });
const closed: Event = { type: 'NoteClosed', data: {} };

/** As `words`, in the form whose keys nobody can tell beforehand. */
const everyWord: Projection<NoteEvent> = {
  name: 'every-word',
  version: 1,
  events: words.events,
  *changes(event, { lookup, stream }) {
    const texts = event.type === 'NoteWritten' ? event.data.text.split(' ') : [];
    for (const word of texts) yield [word, { word, notes: [...(lookup<Word>(word)?.notes ?? []), stream] }];
  },
};

let folder: string;
let stores: SqliteStores;
let running: Projector[];
let errors: unknown[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'views-'));
  stores = openSqliteStores(folder, { clock });
  running = [];
  errors = [];
});

afterEach(async () => {
  for (const projector of running) await projector.stop();
  await stores.close();
  await rm(folder, { recursive: true });
});

interface Parts {
  readonly views?: ViewStore;
  readonly history?: LogReader;
}

async function started(
  declared: readonly (AnyView | View<NoteCard, Event>)[] = all,
  { views = stores.views, history = stores.events }: Parts = {},
): Promise<Projector> {
  const projector = new Projector(declared as readonly AnyView[], views, new LocalFeed(stores.events), history, (error) =>
    errors.push(error),
  );
  running.push(projector);
  await projector.start();
  return projector;
}

async function reopened(projector?: Projector): Promise<void> {
  await projector?.stop();
  await stores.close();
  stores = openSqliteStores(folder, { clock });
}

const reader = (projector: Projector) => new NodeViews(projector, stores.views, stores.events);
const card = async (projector: Projector, id: string, position = 0) =>
  (await reader(projector).get<NoteCard>('note-cards', id, position))?.document;

/** Resolves once a condition about states holds; states change when pages of the log are done. */
async function until(projector: Projector, holds: (states: readonly ViewState[]) => boolean): Promise<void> {
  while (!holds(projector.states())) await new Promise((resolve) => setImmediate(resolve));
}

const isBuilt = (states: readonly ViewState[]) => states.every(({ building }) => building === undefined);

/** What the file of the views holds, whoever answers. */
function generations(): string[] {
  const tables = behindTheBack(viewsFile(folder), `SELECT name FROM sqlite_schema WHERE type = 'table' AND name LIKE 'documents%'`);
  const rows = behindTheBack(viewsFile(folder), 'SELECT view FROM generations');
  expect(tables).toHaveLength(rows.length);
  return rows.map((row) => String(row['view'])).sort();
}

/** A store that fails its next commits as it is told. */
function failing(next: { failures: number; error: Error }): ViewStore {
  const views = Object.create(stores.views) as ViewStore;
  views.commit = (...args) => {
    if (next.failures === 0) return stores.views.commit(...args);
    next.failures -= 1;
    return Promise.reject(next.error);
  };
  return views;
}

describe('following', () => {
  it('folds what happens, by keys, with lookups in its own documents', async () => {
    const projector = await started();
    await happen(stores.events, 'a', [wrote('green tea'), wrote('black tea')]);
    await happen(stores.events, 'b', [wrote('tea'), closed]);
    const position = await happen(stores.events, 'a', [closed]);
    expect(await card(projector, 'a', position)).toEqual({ id: 'a', count: 2, last: 'black tea', closed: true });
    const views = reader(projector);
    const found = await views.find('words', {}, position);
    expect(found.items.map(({ key, document }) => [key, document])).toEqual([
      ['black', { word: 'black', notes: ['note-990101101.a'] }],
      ['green', { word: 'green', notes: ['note-990101101.a'] }],
      ['tea', { word: 'tea', notes: ['note-990101101.a', 'note-990101101.b'] }],
    ]);
    expect((await views.find('closings', {}, position)).items).toEqual([{ key: '990101101', position, document: { texts: 3, closed: 2 } }]);
  });

  it('folds an event that touches more documents than are kept in memory', async () => {
    const projector = await started([view(words).view, view(everyWord).view]);
    const many = Array.from({ length: 700 }, (_, at) => `w${at}`).join(' ');
    await projector.reached('words', await happen(stores.events, 'a', [wrote(many)]));
    await reopened(projector);
    const again = await started([view(words).view, view(everyWord).view]);
    const position = await happen(stores.events, 'b', [wrote(many)]);
    for (const name of ['words', 'every-word']) {
      const page = await reader(again).find<Word>(name, { limit: 1_000 }, position);
      expect(page.items.filter(({ document }) => document.notes.length === 2)).toHaveLength(700);
    }
  });

  it('removes a document, and makes it again from nothing', async () => {
    const projector = await started();
    const gone = await happen(stores.events, 'r', [wrote('a'), wrote('b'), wrote('c'), closed]);
    expect(await card(projector, 'r', gone)).toBeUndefined();
    const again = await happen(stores.events, 'r', [wrote('d')]);
    expect(await card(projector, 'r', again)).toEqual({ id: 'r', count: 1, last: 'd', closed: false });
  });

  it('goes on after a restart from what is in the store, not from memory', async () => {
    const first = await started();
    await first.reached('words', await happen(stores.events, 'a', [wrote('tea'), wrote('rice tea')]));
    await reopened(first);
    const second = await started();
    const position = await happen(stores.events, 'a', [wrote('millet'), closed]);
    expect((await reader(second).find('closings', {}, position)).items.map(({ document }) => document)).toEqual([{ texts: 3, closed: 1 }]);
    expect(await card(second, 'a', position)).toBeUndefined();
  });

  it('keeps its checkpoint through a crash at any commit', async () => {
    const first = await started();
    let position = 0;
    for (let at = 0; at < 30; at += 1) position = await happen(stores.events, `n${at % 4}`, [wrote(`word${at % 7} tea`)]);
    await first.reached('closings', position);
    const digests = await Promise.all(all.map(({ name }) => first.digest(name)));
    // No stop, no save: as a process that died leaves it.
    const second = await started();
    for (const { name } of all) await second.reached(name, position);
    expect(await Promise.all(all.map(({ name }) => second.digest(name)))).toEqual(digests);
  });

  it('moves its checkpoint over events that do not matter', async () => {
    const projector = await started();
    const silent = Array.from({ length: 1_100 }, (): Event => ({ type: 'Elsewhere', data: {} }));
    await projector.reached('words', await happen(stores.events, 'x', silent));
    await projector.stop();
    const { generation } = projector.laneOf('words');
    expect(await stores.views.open(generation)).toBe(1_100);
  });

  it('refuses two views of one name', () => {
    const feed = new LocalFeed(stores.events);
    expect(() => new Projector([view(cards).view, view(cards).view], stores.views, feed, stores.events, () => undefined)).toThrow(
      'two views',
    );
  });
});

describe('an error of the store', () => {
  it('stops nothing for good and doubles nothing', async () => {
    const next = { failures: 0, error: new Error('disk full') };
    const projector = await started(all, { views: failing(next) });
    await projector.reached('note-cards', await happen(stores.events, 'a', [wrote('one')]));
    next.failures = 4;
    const position = await happen(stores.events, 'a', [wrote('two'), wrote('three')]);
    expect(await card(projector, 'a', position)).toMatchObject({ count: 3 });
    expect(errors).toContainEqual(next.error);
    expect(projector.states().every(({ stopped }) => stopped === undefined)).toBe(true);
  });

  it('goes on from another projector that moved the view', async () => {
    const one = await started([cards]);
    const other = await started([cards]);
    let position = 0;
    for (let at = 0; at < 20; at += 1) position = await happen(stores.events, 'a', [wrote(`t${at}`)]);
    await one.reached('note-cards', position);
    await other.reached('note-cards', position);
    expect(await card(one, 'a')).toMatchObject({ count: 20 });
    expect(errors.every((error) => error instanceof CheckpointConflict)).toBe(true);
  });
});

describe('an event that a view cannot fold', () => {
  const brittle = (version: number, mended: boolean): View<NoteCard, Event> => ({
    ...cards,
    version,
    project(document, event, context) {
      if (!mended && (event.data as { text?: string }).text === 'poison') throw new Error('no antidote');
      return cards.project(document, event, context);
    },
  });

  it('stops that view alone, is told, is not skipped, and passed once the view is mended', async () => {
    const first = await started([brittle(1, false), view(words).view]);
    const before = await happen(stores.events, 'a', [wrote('tea')]);
    const poison = await happen(stores.events, 'a', [wrote('poison')]);
    const after = await happen(stores.events, 'a', [wrote('more tea')]);
    await first.reached('words', after);
    expect(await card(first, 'a', before)).toMatchObject({ count: 1 });
    await expect(first.reached('note-cards', after)).rejects.toMatchObject({ code: 'view.stopped', details: { position: poison } });
    expect(first.states()).toEqual([
      { view: 'note-cards', position: poison - 1, stopped: `view note-cards stopped at position ${poison}: no antidote` },
      { view: 'words', position: after },
    ]);
    expect(errors).toHaveLength(1);
    await reopened(first);
    const still = await started([brittle(1, false), view(words).view]);
    await until(still, ([state]) => state?.stopped !== undefined);
    await reopened(still);
    const mended = await started([brittle(2, true), view(words).view]);
    expect(await card(mended, 'a', after)).toMatchObject({ count: 3 });
    expect(mended.states()[0]).toEqual({ view: 'note-cards', position: after });
  });

  it('frees who waits for it', async () => {
    const projector = await started([brittle(1, false)]);
    const waiting = projector.reached('note-cards', 2, 60_000);
    await happen(stores.events, 'a', [wrote('poison'), wrote('tea')]);
    await expect(waiting).rejects.toMatchObject({ code: 'view.stopped' });
  });

  it('lets no failed new version take over, and shows it', async () => {
    const first = await started([brittle(1, true)]);
    const position = await happen(stores.events, 'a', [wrote('tea'), wrote('poison')]);
    const old = await card(first, 'a', position);
    await reopened(first);
    const second = await started([brittle(2, false)]);
    await until(second, ([state]) => state?.stopped !== undefined && state.building === 1);
    expect(second.states()).toEqual([
      { view: 'note-cards', position, building: 1, stopped: expect.stringContaining('no antidote') as string },
    ]);
    expect(await card(second, 'a')).toEqual(old);
    await reopened(second);
    const third = await started([brittle(3, true)]);
    expect(await card(third, 'a', position)).toEqual(old);
    await until(third, isBuilt);
    expect(generations()).toEqual(['note-cards']);
  });

  it('lets a failed rebuild change nothing', async () => {
    let mended = true;
    const moody: View<NoteCard, Event> = { ...cards, project: (...args) => brittle(1, mended).project(...args) };
    const projector = await started([moody, view(words).view]);
    await projector.reached('note-cards', await happen(stores.events, 'a', [wrote('tea'), wrote('poison')]));
    mended = false;
    await expect(projector.rebuild()).rejects.toThrow('no antidote');
    expect(projector.states()[0]).toMatchObject({ stopped: expect.stringContaining('no antidote') as string, building: 1 });
    mended = true;
    const position = await happen(stores.events, 'a', [wrote('more')]);
    expect(await card(projector, 'a', position)).toMatchObject({ count: 3 });
    expect(generations()).toEqual(['note-cards', 'words']);
    await projector.rebuild();
    expect(projector.states()[0]).toEqual({ view: 'note-cards', position });
  });
});

describe('waiting', () => {
  it('gives up with view.not-yet', async () => {
    const projector = await started();
    await expect(projector.reached('words', 99, 1)).rejects.toMatchObject({
      code: 'view.not-yet',
      details: { view: 'words', position: 99 },
    });
  });
  it('does not begin to wait for a position that the log does not have', async () => {
    const projector = await started();
    const head = await happen(stores.events, 'a', [wrote('a')]);
    expect(await reader(projector).find('words', {}, head)).toMatchObject({ items: [{ position: head }] });
    await expect(reader(projector).get('words', 'a', head + 1)).rejects.toMatchObject({
      code: 'view.position-unknown',
      details: { view: 'words', position: head + 1 },
    });
  });
  it('knows no view that is not declared', async () => {
    const projector = await started();
    await expect(reader(projector).find('nothing', {})).rejects.toMatchObject({ code: 'view.unknown' });
  });
  it('ends when the projector stops', async () => {
    const projector = await started();
    const waiting = projector.reached('words', 99, 60_000);
    await Promise.all([expect(waiting).rejects.toBeInstanceOf(Refused), projector.stop()]);
  });
});

describe('rebuild', () => {
  it('gives the same documents to the byte while events keep coming, and loses none and nobody', async () => {
    const projector = await started();
    for (let at = 0; at < 40; at += 1) await happen(stores.events, `n${at % 5}`, [wrote(`w${at % 9} tea${at}`)]);
    let ended = false;
    const rebuilding = projector.rebuild().finally(() => (ended = true));
    const waits: Promise<void>[] = [];
    let at = 0;
    while (!ended || at < 20) {
      const position = await happen(stores.events, `n${at % 5}`, [wrote(`during ${at++}`)]);
      waits.push(...all.map(({ name }) => projector.reached(name, position)));
    }
    await rebuilding;
    await Promise.all(waits);
    const digests = await Promise.all(all.map(({ name }) => projector.digest(name)));
    await projector.rebuild();
    expect(await Promise.all(all.map(({ name }) => projector.digest(name)))).toEqual(digests);
    expect(generations()).toEqual(['closings', 'note-cards', 'words']);
    expect(errors).toEqual([]);
  });

  it('tells how far it is', async () => {
    const projector = await started();
    await projector.reached('words', await happen(stores.events, 'a', [wrote('a'), wrote('b')]));
    const told: [number, number][] = [];
    await projector.rebuild((done, total) => told.push([done, total]));
    expect(told).toEqual([[2, 2]]);
  });

  it('answers who asks just as the new takes over', async () => {
    const projector = await started([cards]);
    await projector.reached('note-cards', await happen(stores.events, 'a', [wrote('a')]));
    const views = Object.create(stores.views) as ViewStore;
    views.get = async (...args) => {
      if (args[0].generation === generation) await projector.rebuild();
      return stores.views.get(...args);
    };
    const { generation } = projector.laneOf('note-cards').generation;
    expect((await new NodeViews(projector, views, stores.events).get<NoteCard>('note-cards', 'a'))?.document).toMatchObject({ count: 1 });
    expect(projector.laneOf('note-cards').generation.generation).not.toBe(generation);
    views.get = () => Promise.reject(new Error('disk gone'));
    await expect(new NodeViews(projector, views, stores.events).get('note-cards', 'a')).rejects.toThrow('disk gone');
  });

  it('takes its turn when asked twice', async () => {
    const projector = await started();
    await projector.reached('words', await happen(stores.events, 'a', [wrote('a')]));
    await Promise.all([projector.rebuild(), projector.rebuild()]);
    expect(generations()).toEqual(['closings', 'note-cards', 'words']);
    expect(await card(projector, 'a', await happen(stores.events, 'a', [wrote('b')]))).toMatchObject({ count: 2 });
  });

  it('survives a stop on the way, and leaves nothing behind', async () => {
    const projector = await started();
    const position = await happen(stores.events, 'a', [wrote('a')]);
    await projector.reached('words', position);
    const rebuilding = projector.rebuild();
    await Promise.all([expect(rebuilding).rejects.toThrow('stopped'), projector.stop()]);
    expect(generations()).toEqual(['closings', 'note-cards', 'words']);
    await reopened();
    const after = await started();
    expect(await card(after, 'a', await happen(stores.events, 'a', [wrote('b')]))).toMatchObject({ count: 2 });
  });

  it('clears away what a rebuild left that died on the way', async () => {
    const projector = await started([cards]);
    await projector.reached('note-cards', await happen(stores.events, 'a', [wrote('a')]));
    const { generation } = projector.laneOf('note-cards');
    await stores.views.open({ ...generation, generation: `${generation.generation}x1` });
    expect(generations()).toEqual(['note-cards', 'note-cards']);
    await reopened(projector);
    await started([cards]);
    expect(generations()).toEqual(['note-cards']);
  });

  it('keeps no more documents in memory than it may, and finds the others', async () => {
    const projector = await started([cards]);
    const many = Array.from({ length: 1_300 }, (_, at) => `n${at}`);
    await Promise.all(many.map((id) => happen(stores.events, id, [wrote('a')])));
    await projector.reached('note-cards', await stores.events.head());
    const lane = projector.laneOf('note-cards') as Lane;
    expect(lane.held).toBeLessThanOrEqual(500);
    await projector.rebuild();
    expect((projector.laneOf('note-cards') as Lane).held).toBe(0);
    const position = await happen(stores.events, 'n0', [wrote('b')]);
    expect(await card(projector, 'n0', position)).toMatchObject({ count: 2 });
  });
});

describe('a changed declaration', () => {
  const history = (beforePage: () => Promise<void>): LogReader => ({
    readLog: async (after, options) => {
      await beforePage();
      return stores.events.readLog(after, { ...options, limit: 500 });
    },
  });
  const loud: View<NoteCard, Event> = {
    ...cards,
    version: 2,
    project: (document, event, context) => ({ ...cards.project(document, event, context)!, loud: true }),
  };

  async function withOld(): Promise<number> {
    const first = await started([cards]);
    const position = await happen(stores.events, 'a', [wrote('one'), wrote('two'), wrote('three'), wrote('four')]);
    await first.reached('note-cards', position);
    await reopened(first);
    return position;
  }

  it('is built beside the old one, which answers meanwhile as it was', async () => {
    const position = await withOld();
    let go: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (go = resolve));
    const second = await started([loud], { history: history(() => gate) });
    expect(await card(second, 'a', position)).toEqual({ id: 'a', count: 4, last: 'four', closed: false });
    const later = await happen(stores.events, 'a', [wrote('five')]);
    expect(second.states()).toEqual([{ view: 'note-cards', position, building: 0 }]);
    await expect(second.reached('note-cards', later, 1)).rejects.toMatchObject({ code: 'view.not-yet' });
    const waiting = card(second, 'a', later);
    go();
    expect(await waiting).toEqual({ id: 'a', count: 5, last: 'five', closed: false, loud: true });
    expect(generations()).toEqual(['note-cards']);
  });

  it.each<[string, Partial<typeof cards>]>([
    ['set of events', { events: ['NoteWritten'] }],
    ['set of indexes', { indexes: ['last'] as never }],
  ])('counts also for another %s', async (_what, change) => {
    const position = await withOld();
    const second = await started([{ ...cards, ...change }]);
    expect(await card(second, 'a', position)).toMatchObject({ count: 4 });
    await until(second, isBuilt);
    const found = await reader(second).find<NoteCard>('note-cards', {
      where: { [(change.indexes?.[0] as string) ?? 'count']: change.indexes ? 'four' : 4 },
    });
    expect(found.items).toHaveLength(1);
    expect(generations()).toEqual(['note-cards']);
  });

  it('goes on building where a stop broke it off', async () => {
    await withOld();
    const position = await happen(
      stores.events,
      'b',
      Array.from({ length: 1_100 }, (_, at) => wrote(`text ${at}`)),
    );
    let pages = 0;
    let go: () => void = () => undefined;
    const second = await started([loud], {
      history: history(async () => (++pages === 2 ? new Promise<void>((resolve) => (go = resolve)) : undefined)),
    });
    await until(second, ([state]) => state?.building === 500);
    const stopping = second.stop();
    go();
    await stopping;
    await reopened();
    const from: number[] = [];
    const third = await started([loud], {
      history: { readLog: (after, options) => (from.push(after), stores.events.readLog(after, options)) },
    });
    await until(third, isBuilt);
    expect(await card(third, 'b', position)).toMatchObject({ count: 1_100, loud: true });
    expect(from[0]).toBe(1_000);
  });

  it('tries again when the log cannot be read for a while', async () => {
    const position = await withOld();
    let failures = 2;
    const second = await started([loud], {
      history: history(async () => {
        if (failures-- > 0) throw new Error('away');
      }),
    });
    expect(await card(second, 'a', position)).toBeDefined();
    await until(second, isBuilt);
    expect(await card(second, 'a', position)).toMatchObject({ loud: true });
    expect(errors).toHaveLength(2);
  });

  it('stops on the way without hanging', async () => {
    await withOld();
    const second = await started([loud]);
    await second.stop();
    expect(second.states()[0]?.view).toBe('note-cards');
  });
});
