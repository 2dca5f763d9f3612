import { systemOf, type Caller } from '@tongxin/access';
import { Refused, type ViewReader } from '@tongxin/eventing';
import { openSqliteStores, type SqliteStores } from '@tongxin/storage-sqlite';
import { viewReaderOf } from '@tongxin/testing';
import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import { CommandBus, CqrsModule } from '@nestjs/cqrs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommandEngine } from './command-engine.js';
import { commandHandlers, Door } from './door.js';
import { happen } from './testing/envelopes.js';
import { CloseNote, noteCommands, OpenNote, WriteNote } from './testing/note.js';

const node = { id: '990101101', name: '城关镇', superior: '990101', epoch: 3 };
const clerk: Caller = { account: 'li', node: '990101101', roles: ['clerk'] };
const clock = { now: () => '2026-03-31T17:00:00.000Z' };

let folder: string;
let stores: SqliteStores;
let app: INestApplicationContext;
let door: Door;

async function open(views: ViewReader = viewReaderOf({})): Promise<void> {
  const engine = new CommandEngine(node, stores.events, views, clock);
  class Notes {}
  const providers = [{ provide: CommandEngine, useFactory: () => engine }, ...commandHandlers(noteCommands)];
  app = await NestFactory.createApplicationContext({ module: Notes, imports: [CqrsModule.forRoot()], providers }, { logger: false });
  await app.init();
  door = new Door(app.get(CommandBus), noteCommands);
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'door-'));
  stores = openSqliteStores(folder, { clock });
  await open();
});

afterEach(async () => {
  await app.close();
  await stores.close();
  await rm(folder, { recursive: true });
});

async function refusal(work: Promise<unknown>): Promise<Refused> {
  const error: unknown = await work.then(
    () => new Error('it was granted'),
    (reason: unknown) => reason,
  );
  if (error instanceof Refused) return error;
  throw error;
}

async function code(work: Promise<unknown>): Promise<string> {
  return (await refusal(work)).code;
}

async function fields(body: unknown): Promise<string[]> {
  const { code: given, details } = await refusal(door.send(WriteNote, body, { id: 'v', by: clerk }));
  expect(given).toBe('command.invalid');
  return (details['errors'] as { field: string; rule: string }[]).map(({ field, rule }) => `${field} ${rule}`);
}

describe('command door', () => {
  it('records what was decided, with all that was known then', async () => {
    const call = { id: 'a', by: clerk, commandId: 'c1', correlationId: 'k1', causationId: 'e1' };
    const answer = await door.send(WriteNote, { text: 'tea' }, call);
    expect(answer).toEqual({ id: 'a', stream: 'note-990101101.a', revision: 0, position: 1, events: ['NoteWritten'] });
    const [event] = await stores.events.read('note-990101101.a');
    expect(event).toMatchObject({ type: 'NoteWritten', data: { text: 'tea' }, stream: 'note-990101101.a', revision: 0 });
    expect(event?.metadata).toEqual({
      actor: 'li@990101101',
      commandId: 'c1',
      correlationId: 'k1',
      causationId: 'e1',
      occurredOn: '2026-04-01',
      recordedAt: '2026-03-31T17:00:00.000Z',
      origin: { node: '990101101', epoch: 3, revision: 0 },
      schema: 1,
    });
  });

  it('takes commands by name as by class', async () => {
    await door.send('notes/write-note', { text: 'tea' }, { id: 'b', by: clerk });
    expect(await code(door.send('notes/burn-note', {}, { id: 'b', by: clerk }))).toBe('command.unknown');
  });

  it('refuses two commands of one name', () => {
    expect(() => new Door(app.get(CommandBus), [...noteCommands, ...noteCommands.slice(0, 1).map((command) => ({ ...command }))])).toThrow(
      'twice',
    );
  });
});

describe('authorisation', () => {
  const bad = { wrong: true };
  it('asks for a caller before it tells what exists', async () => {
    expect(await code(door.send('notes/write-note', bad, {}))).toBe('access.unauthenticated');
    expect(await code(door.send('notes/burn-note', bad, {}))).toBe('access.unauthenticated');
  });
  it('refuses an account of another node, whatever its roles', async () => {
    expect(await code(door.send(WriteNote, bad, { id: '', by: { ...clerk, node: '990101201' } }))).toBe('access.other-node');
    expect(await code(door.send(WriteNote, bad, { id: '', by: systemOf('990101201') }))).toBe('access.other-node');
  });
  it('refuses a caller without the role, before looking at the body', async () =>
    expect(await code(door.send(WriteNote, bad, { id: '', by: { ...clerk, roles: ['member'] } }))).toBe('access.role'));
  it('refuses who has a one-time password still', async () =>
    expect(await code(door.send(WriteNote, bad, { id: '', by: { ...clerk, mustChangePassword: true } }))).toBe(
      'access.password-must-change',
    ));
  it('lets the node itself pass where it is named', async () => {
    await door.send(WriteNote, { text: 'tea' }, { id: 'sys', by: systemOf('990101101') });
    expect(await code(door.send(OpenNote, { title: 'x' }, { by: systemOf('990101101') }))).toBe('access.role');
  });
});

describe('validation', () => {
  it.each([null, undefined, [], [{ text: 'tea' }], 'tea', 7, true])('takes objects only, not %j', async (body) =>
    expect(await fields(body)).toEqual([' isObject']),
  );
  it('names each field that does not hold', async () => expect(await fields({ text: '' })).toEqual(['text isLength']));
  it('takes no null for a text', async () => expect(await fields({ text: null })).toEqual(expect.arrayContaining(['text isString'])));
  it('takes no field it does not know, at any depth', async () => {
    expect(await fields({ text: 'tea', colour: 'red' })).toEqual(['colour whitelistValidation']);
    expect(await fields({ text: 'tea', tags: [{ name: 'a', colour: 'red' }] })).toEqual(['tags.0.colour whitelistValidation']);
  });
  it('takes no array for an object and no object for an array', async () => {
    expect(await fields({ text: 'tea', first: [{ name: 'a' }] })).toEqual(expect.arrayContaining(['first isObject']));
    expect(await fields({ text: 'tea', tags: { name: 'a' } })).toEqual(expect.arrayContaining(['tags isArray']));
    expect(await fields({ text: 'tea', tags: [null] })).toEqual(expect.arrayContaining(['tags.0 nestedValidation']));
  });
  it('takes nothing from a prototype', async () => {
    const body: unknown = JSON.parse('{"text": "tea", "__proto__": {"admin": true}, "constructor": {}}');
    await door.send(WriteNote, body, { id: 'proto', by: clerk }).catch(() => undefined);
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });
  it('refuses what is too long, and what is nested too deeply to be walked', async () => {
    expect(await fields({ text: 'x'.repeat(1_000_000) })).toEqual(['text isLength']);
    const deep: unknown = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`);
    expect(await fields({ text: 'tea', tags: deep })).toEqual([' maxDepth']);
  });
  it('takes a command without fields', async () => {
    expect((await door.send(CloseNote, {}, { id: 'none', by: clerk })).events).toEqual([]);
    expect(await code(door.send(CloseNote, { why: 'x' }, { id: 'none', by: clerk }))).toBe('command.invalid');
  });
  it.each(['', ' ', 'a b', 'a/b', '../x', 'a\n', 'x'.repeat(101), undefined, 7, ['a']])('refuses %j as the id of a stream', async (id) =>
    expect(await code(door.send(WriteNote, { text: 'tea' }, { id: id as string, by: clerk }))).toBe('command.bad-id'),
  );
  it('takes Chinese ids', async () =>
    expect((await door.send(WriteNote, { text: 'tea' }, { id: '2026-春茶', by: clerk })).stream).toBe('note-990101101.2026-春茶'));
  it.each([{ expected: '3' }, { expected: 1.5 }, { commandId: '' }, { commandId: 7 }, { causationId: {} }])(
    'refuses the call %j',
    async (call) => {
      const whole = { id: 'call', by: clerk, ...call } as Parameters<Door['send']>[2];
      expect(await code(door.send(WriteNote, { text: 'tea' }, whole))).toBe('command.invalid');
    },
  );
});

describe('one stream', () => {
  it('takes twenty commands at once one after the other, losing none', async () => {
    const texts = Array.from({ length: 20 }, (_, at) => `text ${at}`);
    const answers = await Promise.all(texts.map((text) => door.send(WriteNote, { text }, { id: 'race', by: clerk })));
    expect(answers.map(({ revision }) => revision)).toEqual(texts.map((_, at) => at));
    const events = await stores.events.read('note-990101101.race');
    expect(events.map(({ data }) => data)).toEqual(texts.map((text) => ({ text })));
  });

  it('goes on after a refusal in the queue', async () => {
    const call = { id: 'queue', by: clerk };
    await door.send(WriteNote, { text: 'a' }, call);
    const outcomes = await Promise.allSettled([
      door.send(CloseNote, {}, call),
      door.send(WriteNote, { text: 'b' }, call),
      door.send(WriteNote, { text: 'a' }, call),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('tries again after another writer came in between, as long as no revision was expected', async () => {
    const events = Object.create(stores.events) as typeof stores.events;
    let others = 0;
    events.append = async (stream, expected, sealed) => {
      if (others++ < 3) await happen(stores.events, 'two', [{ type: 'NoteWritten', data: { text: `other ${others}` } }]);
      return stores.events.append(stream, expected, sealed);
    };
    const engine = new CommandEngine(node, events, viewReaderOf({}), clock);
    const write = noteCommands[0];
    expect((await engine.handle(write, { text: 'mine' }, { id: 'two', by: clerk })).revision).toBe(3);
    others = 0;
    const { code: given, details } = await refusal(engine.handle(write, { text: 'more' }, { id: 'two', by: clerk, expected: 3 }));
    expect([given, details]).toEqual(['command.revision-conflict', { expected: 3, actual: 4 }]);
    others = -100;
    expect(await code(engine.handle(write, { text: 'never' }, { id: 'two', by: clerk }))).toBe('command.revision-conflict');
  });
});

describe('a command id that came before', () => {
  const call = { id: 'again', by: clerk, commandId: 'once' };
  it('is answered with the first answer, also after more events and with another body', async () => {
    const first = await door.send(WriteNote, { text: 'a' }, call);
    await door.send(WriteNote, { text: 'b' }, { id: 'again', by: clerk });
    expect(await door.send(WriteNote, { text: 'a' }, call)).toEqual(first);
    expect(await door.send(WriteNote, { text: 'z' }, { ...call, expected: -1 })).toEqual(first);
    await door.send(CloseNote, {}, { id: 'again', by: clerk });
    expect(await door.send(WriteNote, { text: 'c' }, call)).toEqual(first);
  });
  it('is answered alike when both come at once', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => door.send(WriteNote, { text: 'a' }, { ...call, id: 'twins' })));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await stores.events.read('note-990101101.twins')).toHaveLength(1);
  });
  it('is answered alike when nothing was done, though it would do something now', async () => {
    const close = { id: 'quiet', by: clerk, commandId: 'close-once' };
    const first = await door.send(CloseNote, {}, close);
    expect(first).toMatchObject({ events: [], revision: -1 });
    await door.send(WriteNote, { text: 'a' }, { id: 'quiet', by: clerk });
    expect(await door.send(CloseNote, {}, close)).toEqual(first);
    expect((await door.send(CloseNote, {}, { ...close, commandId: 'close-twice' })).events).toEqual(['NoteClosed']);
  });
  it('counts for its own stream only', async () => {
    await door.send(WriteNote, { text: 'a' }, { ...call, id: 'here' });
    expect((await door.send(WriteNote, { text: 'a' }, { ...call, id: 'there' })).events).toEqual(['NoteWritten']);
  });
});

describe('expected revision', () => {
  it('holds or refuses with the actual one', async () => {
    const call = { id: 'etag', by: clerk };
    await door.send(WriteNote, { text: 'a' }, { ...call, expected: -1 });
    await door.send(WriteNote, { text: 'b' }, { ...call, expected: 0 });
    const { code: given, details } = await refusal(door.send(WriteNote, { text: 'c' }, { ...call, expected: 0 }));
    expect([given, details]).toEqual(['command.revision-conflict', { expected: 0, actual: 1 }]);
  });
});

describe('a creating command', () => {
  it('makes a stream of its own, the same one when it comes again', async () => {
    const first = await door.send(OpenNote, { title: 'plan' }, { by: clerk, commandId: 'make' });
    expect(first).toMatchObject({ revision: 1, events: ['NoteOpened', 'NoteWritten'] });
    expect(await door.send(OpenNote, { title: 'plan' }, { by: clerk, commandId: 'make' })).toEqual(first);
    const other = await door.send(OpenNote, { title: 'plan' }, { by: clerk });
    expect(other.id).not.toBe(first.id);
    const ids = (await stores.events.read(first.stream)).map(({ id }) => id);
    expect(new Set(ids).size).toBe(2);
  });
});

describe('facts', () => {
  it('are read by the door for the decision', async () => {
    await app.close();
    await open(viewReaderOf({ 'note-cards': { a: { id: 'a' }, b: { id: 'b' } } }));
    await door.send('notes/count-note', { view: 'note-cards' }, { id: 'facts', by: clerk });
    expect((await stores.events.read('note-990101101.facts'))[0]?.data).toEqual({ text: 'counted 2' });
  });
});

describe('an observer of commands', () => {
  it('is told how each ended, by name and code and nothing else', async () => {
    const told: unknown[][] = [];
    const engine = new CommandEngine(node, stores.events, viewReaderOf({}), clock, undefined, {
      commandEnded: (...ended) => told.push(ended),
    });
    const write = noteCommands.find(({ name }) => name === 'notes/write-note') as (typeof noteCommands)[number];
    await engine.handle(write, { text: 'tea' }, { id: 'o', by: clerk });
    await expect(engine.handle(write, {}, { id: 'o', by: clerk })).rejects.toBeInstanceOf(Refused);
    const broken = { ...write, decide: () => [].at(0) as never };
    await expect(engine.handle(broken, { text: 'tea' }, { id: 'o', by: clerk })).rejects.toBeInstanceOf(TypeError);
    expect(told).toEqual([
      ['notes/write-note', 'recorded'],
      ['notes/write-note', 'refused', 'command.invalid'],
      ['notes/write-note', 'failed'],
    ]);
  });
});
