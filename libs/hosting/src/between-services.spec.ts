import type { Caller } from '@tongxin/access';
import { Refused } from '@tongxin/eventing';
import type { Waiting } from '@tongxin/http';
import { NatsLine, NatsMessenger } from '@tongxin/messaging-nats';
import { currentTrace, inTrace, type CommandCall } from '@tongxin/runtime';
import { NatsServer, requires, viewReaderOf } from '@tongxin/testing';
import { InsideLine } from './inside-line.js';
import { answerSystemCommands, NodeWideDoor } from './node-wide-door.js';
import { answerTodos, NodeWideInbox } from './node-wide-inbox.js';
import { endingsOver, hearEndings } from './shared-access.js';
import { answerViews, NodeWideViews, type OwnViews } from './node-wide-views.js';

const NODE = '990101';
const clerk: Caller = { account: 'clerk', node: NODE, roles: ['clerk'] };

/** Views of one service, which have come to position 7. */
const viewsOf = (documents: Parameters<typeof viewReaderOf>[0]): OwnViews => ({ ...viewReaderOf(documents), position: () => 7 });
const waiting = (code: string, dueOn: string): Waiting => ({
  found: [{ code, title: { zh: code, en: code }, params: {}, dueOn, since: null, link: { page: 'plan' } }],
  missing: [],
});
/** A door that decides the commands it names, and tells how it was called. */
const doorOf = (...names: string[]) => ({
  calls: [] as { command: string; body: unknown; call: CommandCall }[],
  names: () => names,
  send(command: string, body: unknown, call: CommandCall) {
    this.calls.push({ command, body, call });
    return Promise.resolve({ id: call.id ?? '', stream: '', revision: 0, position: 7, events: [], repeated: false });
  },
});

requires('nats-server')('services of a node that run apart', () => {
  let server: NatsServer;
  const lines: NatsLine[] = [];

  async function messenger(): Promise<NatsMessenger> {
    const line = new NatsLine({ servers: [server.address], name: 'spec' }, () => undefined);
    lines.push(line);
    await line.connected();
    return new NatsMessenger(line, { county: NODE });
  }
  const inside = async (secret = 'shared'): Promise<InsideLine> => new InsideLine(await messenger(), NODE, secret);
  const heard = async (): Promise<void> => {
    for (const line of lines) await line.standing().flush();
  };

  beforeAll(async () => {
    server = await NatsServer.start({ config: 'max_payload: 8192' });
  });
  afterEach(async () => {
    await Promise.all(lines.splice(0).map((line) => line.close()));
  });
  afterAll(() => server.dispose());

  describe('ask each other over a sealed line', () => {
    it('which carries requests and answers', async () => {
      const [asked, asks] = [await inside(), await inside()];
      asked.answer('words', async (request) => [request, 'heard']);
      await heard();
      expect(await asks.request('words', { text: '春耕' })).toEqual([{ text: '春耕' }, 'heard']);
    });

    it('on which whoever does not know the secret is refused, as is a seal of another subject', async () => {
      const [asked, stranger, bare] = [await inside(), await inside('guessed'), await messenger()];
      const taken: unknown[] = [];
      for (const name of ['words', 'others']) asked.answer(name, async (request) => taken.push(request));
      const seals: unknown[] = [];
      bare.answer(`tongxin.${NODE}.inside.overheard`, async (sealed) => seals.push(sealed));
      await heard();
      await asked.request('overheard', {});
      await expect(stranger.request('words', {})).rejects.toMatchObject({ code: 'access.unauthenticated' });
      for (const sealed of [seals[0], {}, null, { text: '{}', seal: '' }])
        await expect(bare.request(`tongxin.${NODE}.inside.words`, sealed)).rejects.toMatchObject({ code: 'access.unauthenticated' });
      expect(taken).toEqual([]);
    });
  });

  describe('go on with the trace of whoever asks', () => {
    const trace = { correlationId: '0af76519-16cd-43dd-8448-eb211c80319c', flags: '00' };

    it('in what they do, and tell of what they answered under its id', async () => {
      const told: object[] = [];
      const asked = new InsideLine(await messenger(), NODE, 'shared', ({ milliseconds: _since, ...rest }) => told.push(rest));
      const broken = new Error('broken');
      asked.answer('words', async () => currentTrace());
      asked.answer('refused', () => Promise.reject(new Refused('command.invalid')));
      asked.answer('failed', () => Promise.reject(broken));
      const asks = await inside();
      await heard();
      expect(await inTrace(trace, () => asks.request('words', {}))).toEqual(trace);
      expect(await asks.request('words', {})).toBeUndefined();
      for (const name of ['refused', 'failed']) await expect(inTrace(trace, () => asks.request(name, {}))).rejects.toThrow();
      const { correlationId } = trace;
      expect(told).toEqual([
        { asked: 'words', correlationId },
        { asked: 'words' },
        { asked: 'refused', correlationId, code: 'command.invalid' },
        { asked: 'failed', correlationId, failure: broken },
      ]);
    });
  });

  describe('read each other’s views', () => {
    const notes = Object.fromEntries(Array.from({ length: 9 }, (_, at) => [`n${at}`, { text: `${at}`.repeat(1_500) }]));
    const keys = Object.keys(notes);

    async function views(): Promise<NodeWideViews> {
      const own = viewsOf({ plans: { p1: { year: 2026 } } });
      answerViews(await inside(), ['notes'], viewsOf({ notes }));
      const all = new NodeWideViews(own, new Set(['plans']), await inside());
      await heard();
      return all;
    }

    it('as they read their own', async () => {
      const all = await views();
      expect((await all.get('plans', 'p1'))?.document).toEqual({ year: 2026 });
      expect((await all.get('notes', 'n3'))?.document).toEqual(notes['n3']);
      expect(await all.get('notes', 'n99')).toBeUndefined();
      expect([all.position('plans'), all.position('notes')]).toEqual([7, 0]);
    });

    it('in pieces where a page is more than one message carries, and in order', async () => {
      const all = await views();
      const page = await all.find('notes', { limit: 7 });
      expect(page.items.map(({ key }) => key)).toEqual(keys.slice(0, 7));
      const rest = await all.find('notes', { limit: 7, cursor: page.next ?? '' });
      expect([rest.items.map(({ key }) => key), rest.next]).toEqual([keys.slice(7), undefined]);
      expect((await all.find('notes', {})).items).toHaveLength(9);
    });

    it('and are told where nobody answers for one', async () => {
      await expect((await views()).find('cases', {})).rejects.toMatchObject({ code: 'messaging.nobody-there' });
    });
  });

  describe('have each other decide', () => {
    it('in the name of the node, whoever is said to act', async () => {
      const [here, there] = [doorOf('plans/draft'), doorOf('cases/open')];
      answerSystemCommands(await inside(), NODE, there);
      const door = new NodeWideDoor(here, await inside());
      await heard();
      await door.send('plans/draft', { year: 2026 }, { id: 'p1', by: clerk });
      await door.send('cases/open', { of: 'p1' }, { id: 'c1', by: clerk, commandId: 'x1', correlationId: 'trace' });
      expect(here.calls).toEqual([{ command: 'plans/draft', body: { year: 2026 }, call: { id: 'p1', by: clerk } }]);
      const by = { account: 'system', node: NODE, roles: ['system'] };
      expect(there.calls).toEqual([
        { command: 'cases/open', body: { of: 'p1' }, call: { id: 'c1', by, commandId: 'x1', correlationId: 'trace' } },
      ]);
      await expect(door.send('duties/file', {}, { id: 'd1', by: clerk })).rejects.toMatchObject({ code: 'messaging.nobody-there' });
    });
  });

  describe('are told by members which sessions have ended', () => {
    it('before whoever ended them has an answer, each that is there', async () => {
      const told: string[] = [];
      const ear = (service: string) => ({ forget: (account: string) => void told.push(`${service} ${account}`) });
      for (const service of ['proposals', 'liaison']) hearEndings(await inside(), service, ear(service));
      const ended = endingsOver(await inside(), ['proposals', 'county', 'liaison']);
      await heard();
      await ended('clerk');
      expect(told.sort()).toEqual(['liaison clerk', 'proposals clerk']);
    });

    it('and keep nobody waiting while they hang', async () => {
      const hanging = await inside();
      const { promise, resolve } = Promise.withResolvers<undefined>();
      hanging.answer('ended-sessions.proposals', () => promise);
      const ended = endingsOver(await inside(), ['proposals']);
      await heard();
      expect(await ended('clerk')).toBeUndefined();
      resolve(undefined);
    });
  });

  describe('gather what waits for an account', () => {
    it('from all of them, the most urgent first, and name the one that is away', async () => {
      answerTodos(await inside(), 'proposals', { todosOf: async () => waiting('review', '2026-04-01') });
      const own = { todosOf: async () => waiting('plan', '2026-05-01') };
      const inbox = new NodeWideInbox(own, ['proposals', 'liaison'], await inside());
      await heard();
      const { found, missing } = await inbox.todosOf(clerk, 0);
      expect([found.map(({ code }) => code), missing]).toEqual([['review', 'plan'], ['liaison']]);
    });

    it('and refuse where one that answers cannot tell', async () => {
      const notYet = async (): Promise<Waiting> => Promise.reject(new Refused('view.not-yet', { view: 'cases', position: 9 }));
      answerTodos(await inside(), 'proposals', { todosOf: notYet });
      const inbox = new NodeWideInbox({ todosOf: async () => waiting('plan', '2026-05-01') }, ['proposals'], await inside());
      await heard();
      await expect(inbox.todosOf(clerk, 9)).rejects.toMatchObject({ code: 'view.not-yet' });
    });
  });
});
