import { NodeKeys } from '@tongxin/access';
import { Refused, type Event, type Messenger } from '@tongxin/eventing';
import { LocalFeed, LocalMessenger } from '@tongxin/messaging-local';
import { headKey, lastHead } from '@tongxin/runtime';
import { openSqliteStores, type SqliteStores } from '@tongxin/storage-sqlite';
import fc from 'fast-check';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Batch } from './batch.js';
import { INBOXES } from './inbox.js';
import { QUARANTINE, WITNESSED_HEADS } from './link-receiver.js';
import type { SenderOptions } from './link-sender.js';
import { OUTBOXES } from './outbox-marks.js';
import { clock, LinkedNodeUnderTest } from './testing/linked-node.js';

const COUNTY = '990101';
const A = '990101101';
const B = '990101201';
const held = (title: string): Event => ({ type: 'ActivityHeld', data: { title } });

/** Request and reply that can be cut, that can lose answers, and on which large requests take longer than an answer is waited for. */
class Wire implements Messenger {
  readonly inner = new LocalMessenger();
  readonly down = new Set<string>();
  private readonly listeners = new Set<() => void>();
  lostAnswers = 0;
  carries = Infinity;
  requests = 0;

  answer(subject: string, handle: (request: unknown) => Promise<unknown>): void {
    this.inner.answer(subject, handle);
  }

  onReachable(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  mend(): void {
    this.down.clear();
    this.listeners.forEach((listener) => listener());
  }

  async request<Answer>(subject: string, request: unknown): Promise<Answer> {
    this.requests += 1;
    if (this.down.has((request as Batch).to)) throw new Refused('messaging.nobody-there', { subject });
    if (JSON.stringify(request).length > this.carries) throw new Refused('messaging.nobody-there', { subject });
    const answer = await this.inner.request<Answer>(subject, request);
    if (this.lostAnswers > 0) {
      this.lostAnswers -= 1;
      throw new Error('the answer was lost');
    }
    return answer;
  }
}

let folder: string;
let wire: Wire;
let keys: ReadonlyMap<string, NodeKeys>;
let nodes: Map<string, { node: LinkedNodeUnderTest; stores: SqliteStores }>;

beforeAll(async () => {
  keys = new Map(await Promise.all([COUNTY, A, B].map(async (id) => [id, await NodeKeys.ephemeral()] as const)));
});

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'links-'));
  wire = new Wire();
  nodes = new Map();
});

afterEach(async () => {
  for (const id of [...nodes.keys()]) await close(id);
  await rm(folder, { recursive: true });
});

async function open(id: string, sending: SenderOptions = {}): Promise<LinkedNodeUnderTest> {
  const stores = openSqliteStores(join(folder, id), { clock, synchronous: 'OFF' });
  const { events, records, views } = stores;
  const node = new LinkedNodeUnderTest(id, {
    events,
    records,
    views,
    feed: new LocalFeed(events),
    messenger: wire,
    keys: keys.get(id)!,
    sending,
  });
  nodes.set(id, { node, stores });
  return node.start();
}

async function close(id: string): Promise<void> {
  const open = nodes.get(id);
  nodes.delete(id);
  await open?.node.stop();
  await open?.stores.close();
}

async function restart(id: string, sending: SenderOptions = {}): Promise<LinkedNodeUnderTest> {
  await close(id);
  return open(id, sending);
}

const peer = (id: string) => ({ id, parts: { keys: keys.get(id)! } });

async function county(...townships: string[]): Promise<LinkedNodeUnderTest> {
  const node = await open(COUNTY);
  for (const id of townships) await node.link(peer(id), 'SUBORDINATE');
  return node;
}

async function township(id: string, sending: SenderOptions = {}): Promise<LinkedNodeUnderTest> {
  const node = await open(id, sending);
  await node.link(peer(COUNTY), 'SUPERIOR');
  return node;
}

/** Until nothing moves any more: what one node receives, another may have to get from it. */
async function drained(): Promise<void> {
  const heads = async () => Promise.all([...nodes.values()].map(({ stores }) => stores.events.head()));
  for (let before = ''; before !== String(await heads());) {
    before = String(await heads());
    for (const { node } of nodes.values()) await node.links.drain();
  }
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setImmediate(resolve));
}

describe('a peer', () => {
  const one = async (node: LinkedNodeUnderTest, peer: string) => (await node.links.standings()).find((standing) => standing.peer === peer);

  it('is heard of though it has nothing to send, again and again', async () => {
    const c = await county(A);
    expect(await one(c, A)).toMatchObject({ name: A, relation: 'SUBORDINATE', lastSeenAt: null });
    await township(A, { greetEveryMs: 1 });
    await until(async () => (await one(c, A))?.lastReceivedAt === clock.now());
    await restart(COUNTY);
    expect((await one(nodes.get(COUNTY)!.node, A))?.lastReceivedAt).toBe(clock.now());
    const { records } = nodes.get(COUNTY)!.stores;
    await records.put(INBOXES, { [A]: undefined });
    await until(async () => (await one(nodes.get(COUNTY)!.node, A))?.lastReceivedAt === clock.now());
  });

  it('that is cut off learns of it though it has nothing to send, and of the end of it', async () => {
    const c = await county(A);
    wire.down.add(COUNTY);
    const a = await township(A, { firstPauseMs: 1 });
    await until(async () => (await one(a, COUNTY))?.problem === 'messaging.nobody-there');
    expect(await one(c, A)).toMatchObject({ lastSeenAt: null });
    wire.down.delete(COUNTY);
    await until(async () => (await one(a, COUNTY))?.problem === null);
    expect(await one(c, A)).toMatchObject({ lastSeenAt: clock.now() });
  });

  it('is behind by the entries there are for it, and by no others', async () => {
    const [c, a] = [await county(A), await township(A)];
    await drained();
    expect(await one(c, A)).toMatchObject({ waiting: 0, acknowledged: 2 });
    wire.down.add(A);
    await c.happen('register', 'members', held('一'), held('二'));
    await c.happen('diary', 'd', held('私'));
    await c.happen('activity', 'own', held('县级'));
    expect((await one(c, A))?.waiting).toBe(2);
    await c.happen('register', 'members', held('三'));
    expect((await one(c, A))?.waiting).toBe(3);
    wire.down.delete(A);
    await drained();
    expect([(await one(c, A))?.waiting, (await one(a, COUNTY))?.waiting]).toEqual([0, 0]);
  });

  it('says how much of it is still to come', async () => {
    const c = await county(A);
    const a = await open(A, { batchBytes: 1, firstPauseMs: 3_600_000 });
    await a.happen('diary', 'd', held('私'));
    await a.happen('activity', 'a1', held('一'), held('二'), held('三'));
    wire.lostAnswers = 1;
    await a.link(peer(COUNTY), 'SUPERIOR');
    await a.links.met();
    await until(async () => (await one(a, COUNTY))?.problem === 'Error: the answer was lost');
    expect(await one(c, A)).toMatchObject({ received: 1, behind: 2 });
    await drained();
    expect(await one(c, A)).toMatchObject({ received: 3, behind: 0 });
  });

  it('that is refused is told from one that is silent', async () => {
    const [c] = [await county(A), await township(A)];
    await drained();
    expect((await one(c, A))?.turnedAway).toBeNull();
    keys = new Map([...keys, [A, await NodeKeys.ephemeral()]]);
    const stranger = await restart(A);
    await stranger.links.drain();
    expect((await one(c, A))?.turnedAway).toEqual({ code: 'link.bad-signature', since: clock.now(), at: clock.now() });
  });

  it('is told from others by what of it did not fit', async () => {
    const c = await county(A, B);
    const aside = (from: string, sequence: number, reason: string) =>
      [`${from}:${headKey(sequence)}`, { from, sequence, reason, at: `2026-04-01T01:${60 - sequence}:00.000Z` }] as const;
    const { records } = nodes.get(COUNTY)!.stores;
    await records.put(QUARANTINE, Object.fromEntries([aside(A, 1, 'revision-gap'), aside(A, 2, 'broken-chain'), aside(B, 1, 'old-epoch')]));
    expect((await c.links.standings()).map(({ peer, quarantine }) => [peer, quarantine])).toEqual([
      [A, { entries: 2, since: '2026-04-01T01:58:00.000Z', reasons: ['broken-chain', 'revision-gap'] }],
      [B, { entries: 1, since: '2026-04-01T01:59:00.000Z', reasons: ['old-epoch'] }],
    ]);
    expect(await c.links.quarantined({ from: B })).toMatchObject([{ from: B, sequence: 1 }]);
  });
});

describe('sharing', () => {
  it('gives a township’s work to the county, the county’s register to its townships, and private streams to nobody', async () => {
    const [c, a, b] = [await county(A, B), await township(A), await township(B)];
    const activity = await a.happen('activity', 'a1', held('调研'), held('视察'));
    const register = await c.happen('register', 'members', held('名册'));
    await a.happen('diary', 'd', held('私'));
    await c.happen('diary', 'd', held('私'));
    await c.happen('activity', 'own', held('县级'));
    await drained();
    expect(await c.copies()).toEqual([activity]);
    expect(await c.copy(activity)).toEqual(await a.copy(activity));
    for (const one of [a, b]) expect(await one.copies()).toEqual([`link-${COUNTY}.${A}`, `link-${COUNTY}.${B}`, register]);
    expect([c, a, b].flatMap(({ errors }) => errors)).toEqual([]);
  });

  it('goes on with what comes later, without being asked', async () => {
    const [c, a] = [await county(A), await township(A)];
    const stream = await a.happen('activity', 'a1', held('一'));
    await until(async () => (await c.copy(stream)).length === 1);
    await a.happen('activity', 'a1', held('二'), held('三'));
    await until(async () => (await c.copy(stream)).length === 3);
    expect(await c.copy(stream)).toEqual(await a.copy(stream));
  });

  it('gives a stream shared by name late to another township whole, and goes on with it', async () => {
    const [c, a, b] = [await county(A, B), await township(A), await township(B)];
    const stream = await a.happen('activity', 'a1', held('一'), held('二'));
    await drained();
    await a.happen('activity', 'a1', held('三'));
    await a.happen('activity', 'a2', held('不给'));
    await drained();
    expect(await b.copy(stream)).toEqual([]);
    await c.share(stream, B);
    await a.happen('activity', 'a1', held('四'));
    await drained();
    expect(await b.copy(stream)).toHaveLength(4);
    expect(await b.copy(stream)).toEqual(await a.copy(stream));
    expect(await b.copies()).toEqual([stream, `link-${COUNTY}.${A}`, `link-${COUNTY}.${B}`]);
    expect(await b.links.quarantined()).toEqual([]);
  });

  it('gives the county’s own stream, shared by name, to the one township', async () => {
    const [c, a, b] = [await county(A, B), await township(A), await township(B)];
    const stream = await c.happen('diary', 'case', held('立案'), held('分办'));
    await c.share(stream, A);
    await c.share(stream, A);
    await c.happen('diary', 'case', held('办结'));
    await drained();
    expect(await a.copy(stream)).toEqual(await c.copy(stream));
    expect(await b.copy(stream)).toEqual([]);
    expect(await a.copies()).not.toContain(`sharing-${COUNTY}.${stream}`);
  });

  it('keeps to itself whom it shares with, even when told to share that', async () => {
    const [c, a] = [await county(A), await township(A)];
    await c.share(`sharing-${COUNTY}.x`, A);
    await drained();
    expect(await a.copies()).toEqual([`link-${COUNTY}.${A}`]);
  });

  it('gives a township that is linked late everything, also what it must believe of nodes it hears of in the same batch', async () => {
    const [c, a] = [await county(A), await township(A)];
    const stream = await a.happen('activity', 'a1', held('一'), held('二'));
    const register = await c.happen('register', 'members', held('名册'));
    await drained();
    await c.link(peer(B), 'SUBORDINATE');
    await c.share(stream, B);
    const b = await township(B);
    await drained();
    expect(await b.links.quarantined()).toEqual([]);
    expect(await b.copies()).toEqual([stream, `link-${COUNTY}.${A}`, `link-${COUNTY}.${B}`, register]);
    expect(await b.copy(stream)).toEqual(await a.copy(stream));
  });

  it('relays a long stream that came in pieces', async () => {
    const [c, a, b] = [await county(A, B), await township(A, { batchBytes: 2_000 }), await township(B)];
    const events = Array.from({ length: 60 }, (_, at) => held(`${at} ${'长'.repeat(50)}`));
    const stream = await a.happen('activity', 'long', ...events);
    await drained();
    await c.share(stream, B);
    await restart(COUNTY, { batchBytes: 1_000 });
    await drained();
    expect(await b.copy(stream)).toEqual(await a.copy(stream));
    expect(await b.links.quarantined()).toEqual([]);
  });
});

describe('keys', () => {
  it('are believed from the superior, not from who else says so', async () => {
    const [c, a, b] = [await county(A, B), await township(A), await township(B)];
    // A says that B's key is A's own, and sees to it that the county and B hear of it.
    const lie = await a.happen('link', B, {
      type: 'NodeLinked',
      data: { peer: B, name: 'B', relation: 'SUBORDINATE', publicKey: keys.get(A)!.publicPem },
    });
    await a.share(lie, COUNTY);
    await drained();
    await c.share(lie, B);
    await drained();
    expect([await c.copy(lie), await b.copy(lie)]).toEqual([await a.copy(lie), await a.copy(lie)]);
    expect(c.links.keyOf(B)).toBe(keys.get(B)!.publicPem);
    const stream = await b.happen('activity', 'b1', held('一'));
    await drained();
    expect(await c.copy(stream)).toHaveLength(1);
    expect(a.links.keyOf(B)).toBe(keys.get(A)!.publicPem);
    expect(b.links.keyOf(A)).toBe(keys.get(A)!.publicPem);
  });

  it('let nobody in who is not linked', async () => {
    const [c, a] = [await open(COUNTY), await township(A)];
    await a.happen('activity', 'a1', held('一'));
    await a.links.drain();
    expect(await c.copies()).toEqual([]);
    expect(await a.links.states()).toMatchObject([{ peer: COUNTY, acknowledged: 0, problem: 'messaging.nobody-there' }]);
    await c.link(peer(A), 'SUBORDINATE');
    await drained();
    expect(await c.copies()).toHaveLength(1);
    expect(await a.links.states()).toMatchObject([{ peer: COUNTY, acknowledged: 1, problem: null }]);
  });

  it('may change', async () => {
    const [c, a] = [await county(A), await township(A)];
    await a.happen('activity', 'a1', held('一'));
    await drained();
    keys = new Map([...keys, [A, await NodeKeys.ephemeral()]]);
    const again = await restart(A);
    await again.happen('activity', 'a1', held('二'));
    await again.links.drain();
    expect((await again.links.states())[0]?.problem).toBe('link.bad-signature');
    await c.happen('link', A, { type: 'NodeKeyChanged', data: { peer: A, publicKey: keys.get(A)!.publicPem } });
    await drained();
    expect(await c.copy(`activity-${A}.a1`)).toHaveLength(2);
  });
});

describe('what goes wrong under way', () => {
  it('is made up for later: the peer was away', async () => {
    const [c, a] = [await county(A), await township(A, { firstPauseMs: 1 })];
    wire.down.add(COUNTY);
    const stream = await a.happen('activity', 'a1', held('一'), held('二'));
    await until(async () => (await a.links.states())[0]?.problem === 'messaging.nobody-there');
    const before = wire.requests;
    wire.down.clear();
    await until(async () => (await c.copy(stream)).length === 2);
    expect(wire.requests).toBeGreaterThan(before);
    await a.links.drain();
    expect(await a.links.states()).toMatchObject([{ peer: COUNTY, acknowledged: 2, problem: null }]);
  });

  it('is made up for at once when the line is mended, however long the pause', async () => {
    const [c, a] = [await county(A), await township(A, { firstPauseMs: 3_600_000 })];
    wire.down.add(COUNTY);
    const stream = await a.happen('activity', 'a1', held('一'));
    await until(async () => (await a.links.states())[0]?.problem === 'messaging.nobody-there');
    wire.mend();
    await until(async () => (await c.copy(stream)).length === 1);
    expect(await c.copy(stream)).toEqual(await a.copy(stream));
  });

  it('waits longer each time, and is over at once when the node stops', async () => {
    const timers = () => process.getActiveResourcesInfo().filter((one) => one === 'Timeout').length;
    const idle = timers();
    const a = await township(A, { firstPauseMs: 60_000 });
    wire.down.add(COUNTY);
    await a.happen('activity', 'a1', held('一'));
    await until(async () => (await a.links.states())[0]?.problem === 'messaging.nobody-there');
    const before = wire.requests;
    await a.happen('activity', 'a1', held('二'));
    expect(wire.requests).toBe(before);
    await close(A);
    expect(wire.requests).toBe(before);
    expect(timers()).toBeLessThanOrEqual(idle);
  });

  it('changes nothing: the acknowledgement was lost', async () => {
    const [c, a] = [await county(A), await township(A, { firstPauseMs: 1 })];
    await drained();
    wire.lostAnswers = 3;
    const stream = await a.happen('activity', 'a1', held('一'), held('二'));
    await until(async () => wire.lostAnswers === 0);
    await a.happen('activity', 'a1', held('三'));
    await drained();
    expect(await c.copy(stream)).toEqual(await a.copy(stream));
    expect(await c.links.quarantined()).toEqual([]);
  });

  it('makes batches smaller: on a slow line a whole one is never answered in time', async () => {
    const [c, a] = [await county(A), await township(A, { firstPauseMs: 1 })];
    await drained();
    wire.carries = 8_000;
    const stream = await a.happen('activity', 'a1', ...Array.from({ length: 60 }, (_, at) => held(`${at}${'长'.repeat(200)}`)));
    await until(async () => (await c.copy(stream)).length === 60);
    expect(await c.copy(stream)).toEqual(await a.copy(stream));
  });

  it('changes nothing: the receiver lost its inbox record, the sender its outbox record', async () => {
    const [c, a] = [await county(A), await township(A)];
    const stream = await a.happen('activity', 'a1', held('一'), held('二'));
    await drained();
    await c.parts.records.put(INBOXES, { [A]: undefined });
    await a.happen('activity', 'a1', held('三'));
    await drained();
    expect(await c.copy(stream)).toEqual(await a.copy(stream));
    await a.parts.records.put(OUTBOXES, { [COUNTY]: undefined });
    const again = await restart(A);
    await again.happen('activity', 'a1', held('四'));
    await drained();
    expect(await c.copy(stream)).toEqual(await again.copy(stream));
    expect(await c.links.quarantined()).toEqual([]);
    expect((await again.links.states())[0]).toMatchObject({ acknowledged: 4, problem: null });
  });

  it('shows when the peer says it has more than there is', async () => {
    const [c, a] = [await county(A), await township(A)];
    await drained();
    await c.parts.records.put(INBOXES, { [A]: { sequence: 99, epoch: 1, receivedAt: '' } });
    await a.happen('activity', 'a1', held('一'));
    await a.links.drain();
    expect((await a.links.states())[0]?.problem).toBe('link.acknowledged-too-much');
  });
});

describe('heads', () => {
  it('are witnessed by the superior to the end of the log, without names of streams', async () => {
    const [c, a] = [await county(A), await township(A)];
    await a.notary.start();
    await a.happen('diary', 'secret', held('私'));
    await a.happen('activity', 'a1', held('一'));
    await a.notary.sign();
    await drained();
    const head = (await lastHead(a.parts.records))!.position;
    const kept = await c.parts.records.list<object>(WITNESSED_HEADS, { prefix: `${A}:` });
    expect(kept.at(-1)).toMatchObject({ key: `${A}:${headKey(head)}`, value: { position: head, streams: {} } });
    expect(JSON.stringify(kept)).not.toContain('secret');
    await a.happen('diary', 'secret', held('又'));
    await a.notary.sign();
    const last = await a.parts.events.head();
    await until(async () => (await c.parts.records.get(WITNESSED_HEADS, `${A}:${headKey(last)}`)) !== undefined);
    await a.notary.stop();
  });
});

describe('a link that little goes through', () => {
  it('does not walk the log again after each start', async () => {
    const [, a] = [await county(A), await township(A)];
    const quiet = Array.from({ length: 1_700 }, (_, at) => held(`${at}`));
    await a.happen('diary', 'long', ...quiet);
    await drained();
    await close(A);
    const stores = openSqliteStores(join(folder, A), { clock });
    const from: number[] = [];
    const events = Object.create(stores.events) as typeof stores.events;
    events.readSealed = (after, limit) => (from.push(after), stores.events.readSealed(after, limit));
    const { records, views } = stores;
    const parts = { events, records, views, feed: new LocalFeed(events), messenger: wire, keys: keys.get(A)! };
    const again = new LinkedNodeUnderTest(A, parts);
    nodes.set(A, { node: again, stores });
    await again.start();
    await again.links.drain();
    expect(Math.min(...from)).toBe(await stores.events.head());
  });
});

describe('any course of things', () => {
  type Act = { readonly do: 'happen' | 'drain' | 'restart' | 'cut' | 'mend' | 'lose' | 'share'; readonly at: string; readonly id: string };
  const act: fc.Arbitrary<Act> = fc.record({
    do: fc.constantFrom('happen', 'happen', 'happen', 'happen', 'drain', 'drain', 'restart', 'cut', 'mend', 'lose', 'share'),
    at: fc.constantFrom(COUNTY, A, B),
    id: fc.constantFrom('x', 'y'),
  });

  async function perform(one: Act, batchBytes: number): Promise<void> {
    const { node } = nodes.get(one.at)!;
    switch (one.do) {
      case 'happen':
        await node.happen(one.at === COUNTY ? 'register' : 'activity', one.id, held(one.id));
        return;
      case 'drain':
        return node.links.drain();
      case 'restart':
        await restart(one.at, { batchBytes, firstPauseMs: 1 });
        return;
      case 'cut':
        wire.down.add(one.at);
        return;
      case 'mend':
        wire.down.delete(one.at);
        return;
      case 'lose':
        wire.lostAnswers += 1;
        return;
      case 'share':
        if (one.at === A) await nodes.get(COUNTY)!.node.share(`activity-${A}.${one.id}`, B);
    }
  }

  /** Everything that was written or shared on the way is where it belongs. */
  async function expectArrived(acts: readonly Act[]): Promise<void> {
    const written = (at: string, kind: Act['do']) => new Set(acts.filter((one) => one.do === kind && one.at === at).map(({ id }) => id));
    const c = await nodes.get(COUNTY)!.node.copies();
    const b = await nodes.get(B)!.node.copies();
    for (const at of [A, B]) for (const id of written(at, 'happen')) expect(c).toContain(`activity-${at}.${id}`);
    for (const id of written(COUNTY, 'happen')) expect(b).toContain(`register-${COUNTY}.${id}`);
    const shared = [...written(A, 'share')].filter((id) => written(A, 'happen').has(id));
    for (const id of shared) expect(b).toContain(`activity-${A}.${id}`);
  }

  it('ends with each copy being the original, wherever it was cut, lost or started again', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 25 }), fc.constantFrom(300, 1_000, 100_000), async (acts, batchBytes) => {
        for (const id of [...nodes.keys()]) await close(id);
        await rm(folder, { recursive: true });
        wire = new Wire();
        await county(A, B);
        await township(A, { batchBytes });
        await township(B, { batchBytes });
        for (const one of acts) await perform(one, batchBytes);
        wire.down.clear();
        wire.lostAnswers = 0;
        await drained();
        for (const { node } of nodes.values()) {
          expect(await node.links.quarantined()).toEqual([]);
          for (const stream of await node.copies()) {
            const owner = nodes.get(stream.slice(stream.indexOf('-') + 1, stream.indexOf('.')))!.node;
            expect(await node.copy(stream)).toEqual(await owner.copy(stream));
          }
        }
        await expectArrived(acts);
      }),
      { numRuns: 12 },
    );
  }, 60_000);
});
