import { Refused, type CommandToSend, type Event, type Reaction, type RecordStore, type ViewReader } from '@tongxin/eventing';
import { LocalFeed } from '@tongxin/messaging-local';
import { openSqliteStores, type SqliteStores } from '@tongxin/storage-sqlite';
import { viewReaderOf } from '@tongxin/testing';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PARKED_EVENTS, type ParkedEvent } from './parked-events.js';
import { REACTION_REFUSALS, type ReactionRefusal } from './reacting.js';
import { REACTION_CHECKPOINTS, Reactor } from './reactor.js';
import { reaction } from './registration.js';
import { happen } from './testing/envelopes.js';
import type { NoteEvent } from './testing/note.js';
import { PlainDoor } from './testing/plain-door.js';

const node = { id: '990101101', name: '城关镇', superior: null, epoch: 1 };
const clock = { now: () => '2026-04-01T02:00:00.000Z' };
const wrote = (text: string): Event => ({ type: 'NoteWritten', data: { text } });
const write = (id: string, text: string): CommandToSend => ({ command: 'notes/write-note', id, body: { text } });

/** What is written in a note of another node is written into the journal here. */
const journal = reaction<NoteEvent>({
  name: 'journal-on-written',
  events: ['NoteWritten'],
  startsAt: 'beginning',
  react: async (event) =>
    event.type === 'NoteWritten' && event.stream.startsWith('note-990101.') ? [write('journal', event.data.text)] : [],
});

let folder: string;
let stores: SqliteStores;
let door: PlainDoor;
let errors: unknown[];
let running: Reactor[];
let isSound: boolean;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reactor-'));
  await open();
});

afterEach(async () => {
  for (const reactor of running) await reactor.stop();
  await stores.close();
  await rm(folder, { recursive: true });
});

async function open(): Promise<void> {
  stores = openSqliteStores(folder, { clock });
  door = new PlainDoor(node, stores.events, viewReaderOf({}), clock);
  errors = [];
  running = [];
  isSound = true;
}

async function started(
  reactions: readonly Reaction[],
  records: RecordStore = stores.records,
  views: ViewReader = viewReaderOf({}),
): Promise<Reactor> {
  const { events: store } = stores;
  const ports = { door: door.asDoor, views, records, store, feed: new LocalFeed(store), isSound: async () => isSound, now: clock.now };
  const onError = (error: unknown) => errors.push(error);
  const reactor = new Reactor(node, reactions, { ...ports, onError }, { attempts: 3, firstPauseMs: 1 });
  running.push(reactor);
  await reactor.start();
  return reactor;
}

async function restarted(): Promise<void> {
  for (const reactor of running) await reactor.stop();
  await stores.close();
  await open();
}

const elsewhere = { node: '990101' };
const texts = async (id = 'journal') =>
  (await stores.events.read(`note-990101101.${id}`)).map(({ data }) => (data as { text: string }).text);
const checkpoint = async (name = 'journal-on-written') =>
  (await stores.records.get<{ position: number }>(REACTION_CHECKPOINTS, name))?.position;

async function settled(reactor: Reactor): Promise<void> {
  await reactor.settled(await stores.events.head());
}

describe('reactions', () => {
  it('send what follows, in the name of the node, with the cause', async () => {
    const reactor = await started([journal]);
    await happen(stores.events, 'a', [wrote('tea'), wrote('rice')], elsewhere);
    await settled(reactor);
    expect(await texts()).toEqual(['tea', 'rice']);
    const [cause] = await stores.events.read('note-990101.a');
    const [effect] = await stores.events.read('note-990101101.journal');
    expect(effect?.metadata).toMatchObject({
      actor: 'system@990101101',
      causationId: cause?.id,
      correlationId: cause?.metadata.correlationId,
    });
  });

  it('start at the beginning or now, as they say, and only once', async () => {
    await happen(stores.events, 'a', [wrote('before')], elsewhere);
    const late: Reaction = {
      ...journal,
      name: 'late',
      startsAt: 'now',
      react: async ({ stream }) => (stream.startsWith('note-990101.') ? [write('late', 'called')] : []),
    };
    let reactor = await started([journal, late]);
    await settled(reactor);
    expect([await texts(), await texts('late')]).toEqual([['before'], []]);
    await restarted();
    await happen(stores.events, 'a', [wrote('between')], elsewhere);
    reactor = await started([journal, late]);
    await settled(reactor);
    expect(await texts()).toEqual(['before', 'between']);
    expect(await texts('late')).toEqual(['called']);
  });

  it('double nothing when the process dies after the command and before the checkpoint', async () => {
    const records = Object.create(stores.records) as RecordStore;
    records.put = (collection, written) =>
      collection === REACTION_CHECKPOINTS && errors.length === 0 ? new Promise(() => undefined) : stores.records.put(collection, written);
    await stores.records.put(REACTION_CHECKPOINTS, { 'journal-on-written': { position: 0 } });
    const done = new Promise<void>((resolve) => (door.afterSend = async () => resolve()));
    await started([journal], records);
    await happen(stores.events, 'a', [wrote('tea')], elsewhere);
    await done;
    running = [];
    const [first] = door.sent;
    await restarted();
    await settled(await started([journal]));
    expect(door.sent).toEqual([first]);
    expect(await texts()).toEqual(['tea']);
    expect(await checkpoint()).toBeGreaterThan(0);
  });

  it('give a command the same id whatever stands before it in the list', async () => {
    let targets = ['one', 'two'];
    const changing = { ...journal, react: async () => targets.flatMap((id) => [write(id, 'called'), write(id, 'again')]) };
    await happen(stores.events, 'a', [wrote('tea')], elsewhere);
    let isFirst = true;
    door.beforeSend = async () => {
      if (isFirst && door.sent.length === 4) throw new Error('lost power');
    };
    const onlyTwo = () => door.sent.filter(({ id }) => id === 'two').map(({ commandId }) => commandId);
    const reactor = await started([changing]);
    while (errors.length === 0) await new Promise((resolve) => setImmediate(resolve));
    const before = onlyTwo();
    targets = ['two'];
    isFirst = false;
    await reactor.settled(1);
    expect(new Set(onlyTwo())).toEqual(new Set(before));
    expect(await texts('two')).toEqual(['called', 'again']);
  });

  it('record what is refused, and go on', async () => {
    const blank = {
      ...journal,
      react: async () => [write('journal', ''), { command: 'notes/open-note', id: '', body: { title: 'x' } }, write('journal', 'after')],
    };
    await happen(stores.events, 'a', [wrote('tea')], elsewhere);
    const reactor = await started([blank]);
    await reactor.settled(1);
    const refused = await stores.records.list<ReactionRefusal>(REACTION_REFUSALS);
    expect(refused.map(({ value }) => [value.reaction, value.command, value.code, value.at]).sort()).toEqual([
      ['journal-on-written', 'notes/open-note', 'access.role', clock.now()],
      ['journal-on-written', 'notes/write-note', 'command.invalid', clock.now()],
    ]);
    expect((await texts())[0]).toBe('after');
    expect(errors).toEqual([]);
  });

  it('try again after an error that is no refusal, and after a refusal that says later', async () => {
    const hindrances = [
      new Error('away'),
      new Refused('view.not-yet'),
      new Refused('view.stopped'),
      new Refused('messaging.nobody-there'),
      new Refused('command.revision-conflict'),
    ];
    door.beforeSend = async () => {
      const next = hindrances.shift();
      if (next) throw next;
    };
    await happen(stores.events, 'a', [wrote('tea')], elsewhere);
    const reactor = await started([journal]);
    while (hindrances.length > 0) await new Promise((resolve) => setImmediate(resolve));
    expect(reactor.states()).toEqual([
      { reaction: 'journal-on-written', position: 0, parked: 0, problem: 'Refused: command.revision-conflict' },
    ]);
    await reactor.settled(1);
    expect(await texts()).toEqual(['tea']);
    expect(errors).toHaveLength(5);
    expect(reactor.states()[0]?.problem).toBeUndefined();
    expect(await stores.records.list(REACTION_REFUSALS)).toEqual([]);
  });

  it('stop while trying again, without skipping the event', async () => {
    door.beforeSend = async () => {
      throw new Error('away');
    };
    const another = { ...journal, name: 'another', react: async () => [write('another', 'x')] };
    await happen(stores.events, 'a', [wrote('tea')], elsewhere);
    // Pages of the log beyond the event in hand hold nothing for the reactions: they must not carry the checkpoint along.
    await happen(
      stores.events,
      'quiet',
      Array.from({ length: 1_500 }, (): Event => ({ type: 'Elsewhere', data: {} })),
    );
    const reactor = await started([journal, another]);
    while (errors.length < 2) await new Promise((resolve) => setImmediate(resolve));
    await reactor.stop();
    expect([await checkpoint(), await checkpoint('another')]).toEqual([0, 0]);
    await restarted();
    await settled(await started([journal, another]));
    expect(await texts()).toEqual(['tea']);
    expect(await texts('another')).toEqual(['x']);
  });

  it('keep how far they came in the middle of a batch', async () => {
    door.beforeSend = async () => {
      if (door.sent.length === 3) throw new Error('away');
    };
    await happen(stores.events, 'a', [wrote('one'), wrote('two'), wrote('three')], elsewhere);
    const reactor = await started([journal]);
    while (errors.length === 0) await new Promise((resolve) => setImmediate(resolve));
    await reactor.stop();
    expect(await checkpoint()).toBe(2);
  });

  it('follow on after their checkpoint could not be written', async () => {
    const records = Object.create(stores.records) as RecordStore;
    let failures = 2;
    const reactor = await started([journal], records);
    records.put = (collection, written) =>
      failures-- > 0 ? Promise.reject(new Error('disk full')) : stores.records.put(collection, written);
    await happen(stores.events, 'a', [wrote('tea')], elsewhere);
    await happen(stores.events, 'a', [wrote('rice')], elsewhere);
    await reactor.settled(2);
    await reactor.stop();
    expect(await texts()).toEqual(['tea', 'rice']);
    expect(await checkpoint()).toBe(await stores.events.head());
  });

  it('park what they cannot deal with, with all that follows in its stream, go on with others, and deal with it later in its order', async () => {
    const poisoned = new Set(['note-990101.bad']);
    const delicate: Reaction = {
      ...journal,
      react: async (event, ...given) => {
        if (poisoned.has(event.stream)) throw new TypeError('cannot read the text of somebody');
        return journal.react(event, ...given);
      },
    };
    let reactor = await started([delicate]);
    await happen(stores.events, 'bad', [wrote('one')], elsewhere);
    await happen(stores.events, 'good', [wrote('tea')], elsewhere);
    await happen(stores.events, 'bad', [wrote('two')], elsewhere);
    await settled(reactor);
    expect(await texts()).toEqual(['tea']);
    expect(errors).toHaveLength(3);
    expect(reactor.states()).toMatchObject([{ parked: 2 }]);
    const kept = (await stores.records.list<ParkedEvent>(PARKED_EVENTS)).map(({ value }) => [value.stream, value.revision, value.problem]);
    expect(kept).toEqual([
      ['note-990101.bad', 0, 'TypeError'],
      ['note-990101.bad', 1, undefined],
    ]);
    await restarted();
    reactor = await started([delicate]);
    await happen(stores.events, 'bad', [wrote('three')], elsewhere);
    await settled(reactor);
    expect([await texts(), errors]).toEqual([['tea'], []]);
    await expect(reactor.retry(delicate.name, 'note-990101.bad')).rejects.toThrow(TypeError);
    poisoned.clear();
    expect(await reactor.retry(delicate.name, 'note-990101.bad')).toBe(3);
    expect(await texts()).toEqual(['tea', 'one', 'two', 'three']);
    expect(reactor.states()).toMatchObject([{ parked: 0 }]);
    await happen(stores.events, 'bad', [wrote('four')], elsewhere);
    await settled(reactor);
    expect((await texts()).at(-1)).toBe('four');
    await expect(reactor.retry(delicate.name, 'note-990101.bad')).rejects.toMatchObject({ code: 'reaction.nothing-parked' });
  });

  it('park nothing while something that the node stands on is away', async () => {
    isSound = false;
    door.beforeSend = async () => {
      if (errors.length < 8) throw new Error('away');
    };
    await happen(stores.events, 'a', [wrote('tea')], elsewhere);
    const reactor = await started([journal]);
    await reactor.settled(1);
    expect([await texts(), errors.length, reactor.states()[0]?.parked]).toEqual([['tea'], 8, 0]);
  });

  it('free who waits for them when the node stops', async () => {
    const reactor = await started([journal]);
    await Promise.all([reactor.settled(99), reactor.stop()]);
  });
});
