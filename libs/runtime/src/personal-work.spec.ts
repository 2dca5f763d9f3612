import 'reflect-metadata';
import type { Caller } from '@tongxin/access';
import { Refused, type Aggregate, type Decide, type Event } from '@tongxin/eventing';
import { openSqliteStores, type SqliteStores } from '@tongxin/storage-sqlite';
import { viewReaderOf } from '@tongxin/testing';
import { IsString } from 'class-validator';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommandEngine } from './command-engine.js';
import { commands, type PersonalData } from './registration.js';

type CallEvent = Event<'CallNoted', { topic: string; personId: string }>;
interface PhoneCall {
  readonly topics: readonly string[];
  readonly personId: string;
}

const PhoneCall: Aggregate<PhoneCall, CallEvent> = {
  category: 'phoneCall',
  initial: { topics: [], personId: '' },
  evolve: ({ topics }, { data }) => ({ topics: [...topics, data.topic], personId: data.personId }),
};

class NoteCall {
  @IsString() topic!: string;
  @IsString() caller!: string;
}

const seen: object[] = [];
const noteCall: Decide<PhoneCall, NoteCall, CallEvent> = ({ topics }, command, { id }) => {
  seen.push({ ...command });
  if (command.topic === 'nonsense') throw new Refused('phone-call.nonsense');
  return topics.includes(command.topic) ? [] : [{ type: 'CallNoted', data: { topic: command.topic, personId: `person-${id}` } }];
};

const [noting] = commands('phone-calls', PhoneCall, (command) => [
  command(NoteCall, noteCall, ['clerk'], {
    label: { zh: '', en: '' },
    personal: { fields: ['caller'], act: (data, { command: { caller }, state }) => data.seal(state.personId, { name: caller }) },
  }),
]);

const node = { id: '990101101', name: '城关镇', superior: '990101', epoch: 1 };
const by: Caller = { account: 'li', node: '990101101', roles: ['clerk'] };
const clock = { now: () => '2026-04-01T02:00:00.000Z' };

let folder: string;
let stores: SqliteStores;
let kept: [string, object][];
const data: PersonalData = {
  seal: async (personId, fields) => void kept.push([personId, fields]),
  erase: async () => undefined,
  namesIn: async () => [],
};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'personal-'));
  stores = openSqliteStores(folder, { clock });
  kept = [];
  seen.length = 0;
});
afterEach(async () => {
  await stores.close();
  await rm(folder, { recursive: true });
});

const send = (body: object, { commandId, personal = data }: { commandId?: string; personal?: PersonalData | undefined } = {}) => {
  if (!noting) throw new Error('not registered');
  const engine = new CommandEngine(node, stores.events, viewReaderOf({}), clock, personal);
  return engine.handle(noting, body, { id: 'c1', by, ...(commandId !== undefined && { commandId }) });
};

describe('personal data of a command', () => {
  it('goes to the vault under what the event refers to, and neither to the decider nor to the log', async () => {
    await send({ topic: 'roads', caller: '王小明' });
    expect(kept).toEqual([['person-c1', { name: '王小明' }]]);
    expect(seen).toEqual([{ topic: 'roads' }]);
    expect(JSON.stringify(await stores.events.readLog(0))).not.toContain('王小明');
  });
  it('is kept once however often the command comes', async () => {
    const body = { topic: 'roads', caller: '王小明' };
    await send(body, { commandId: 'k1' });
    await send(body, { commandId: 'k1' });
    await send(body);
    expect(kept).toHaveLength(1);
  });
  it('is not kept of what is refused or does not hold', async () => {
    await expect(send({ topic: 'nonsense', caller: '王小明' })).rejects.toMatchObject({ code: 'phone-call.nonsense' });
    await expect(send({ topic: 'roads', caller: 7 })).rejects.toMatchObject({ code: 'command.invalid' });
    expect(kept).toEqual([]);
  });
  it('is there before the event: what could not be kept is not recorded', async () => {
    const full = { ...data, seal: () => Promise.reject(new Error('disk full')) };
    await expect(send({ topic: 'roads', caller: '王小明' }, { personal: full })).rejects.toThrow('disk full');
    expect(await stores.events.head()).toBe(0);
  });
  it('needs a vault', async () => {
    const engine = new CommandEngine(node, stores.events, viewReaderOf({}), clock);
    if (!noting) throw new Error('not registered');
    await expect(engine.handle(noting, { topic: 'roads', caller: '王小明' }, { id: 'c2', by })).rejects.toThrow('needs a vault');
  });
});
