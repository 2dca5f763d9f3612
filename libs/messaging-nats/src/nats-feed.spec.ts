import { jetstreamManager } from '@nats-io/jetstream';
import { requires } from '@tongxin/testing';
import { logNames, type LogEntry } from './log-entry.js';
import { NatsFeed } from './nats-feed.js';
import { COUNTY, NODE, PublishedLog, range, reached, until } from './testing/published-log.js';

const NAMES = logNames(COUNTY, NODE);
/** Long enough that nothing in a test waits for it: what arrives came over NATS, or by a gap that was seen. */
const NEVER = 3_600_000;

requires('nats-server')('a log over NATS', () => {
  let log: PublishedLog;
  const feeds: NatsFeed[] = [];

  async function open(config?: string): Promise<void> {
    log = await PublishedLog.open(config);
  }
  /** Counts what it reads from the store. */
  async function feed(sweepMs = NEVER): Promise<{ feed: NatsFeed; reads: () => number }> {
    let reads = 0;
    const { events } = log.stores;
    const store = Object.create(events) as typeof events;
    store.readLog = (...given) => {
      reads += 1;
      return events.readLog(...given);
    };
    const line = log.line();
    const one = new NatsFeed({ line, county: COUNTY, node: NODE, store }, { sweepMs });
    feeds.push(one);
    await (await line.connected()).flush();
    return { feed: one, reads: () => reads };
  }
  async function entries(): Promise<LogEntry[]> {
    const { streams } = await jetstreamManager(await log.line().connected());
    const { state } = await streams.info(NAMES.stream);
    const found: LogEntry[] = [];
    for (const seq of range(state.first_seq, state.last_seq)) {
      const message = await streams.getMessage(NAMES.stream, { seq });
      if (message) found.push(message.json<LogEntry>());
    }
    return found;
  }
  afterEach(async () => {
    await Promise.all(feeds.splice(0).map((one) => one.close()));
    await log.dispose();
  });

  it('lies on JetStream by category, each entry with the one before it in the log and in its category', async () => {
    await open();
    await log.append('note', 'early');
    const publisher = log.publisher();
    await until(() => publisher.state().leads && publisher.state().position === 1);
    for (const [at, category] of ['note', 'plan', 'note', 'note', 'plan'].entries()) await log.append(category, `s${at}`);
    await until(() => publisher.state().position === 6);
    const lying = await entries();
    expect(lying.map(({ position, before, previous }) => [position, before, previous])).toEqual([
      [2, 1, 1],
      [3, 2, 1],
      [4, 3, 2],
      [5, 4, 4],
      [6, 5, 3],
    ]);
    const [first] = (await log.stores.events.readLog(1)).events;
    expect({ ...lying[0].event, position: 2, storedAt: lying[0].storedAt, revision: lying[0].revision }).toEqual(first);
  });

  it('comes live without a look into the store', async () => {
    await open();
    const publisher = log.publisher();
    await until(() => publisher.state().leads);
    const { feed: one, reads } = await feed();
    await until(() => reads() > 0);
    const before = reads();
    const seen = reached(one, 0, 50);
    for (const at of range(1, 50)) await log.append('note', `n${at}`);
    expect(await seen).toEqual(range(1, 50));
    expect(reads() - before).toBeLessThanOrEqual(3);
  });

  it('is read from the store where an entry does not join on', async () => {
    await open();
    const { feed: one } = await feed();
    await log.append('note', 'a', 9);
    const seen = reached(one, 0, 10);
    await log.append('note', 'b');
    const [event] = (await log.stores.events.readLog(9)).events;
    const { position, storedAt, revision, ...envelope } = event;
    const entry: LogEntry = { position, storedAt, revision, before: 9, previous: 9, event: envelope };
    const line = await log.line().connected();
    line.publish(NAMES.subject('note'), JSON.stringify(entry));
    line.publish(NAMES.subject('note'), JSON.stringify(entry));
    expect(await seen).toEqual(range(1, 10));
  });

  it('is whole where nothing of it comes over NATS', async () => {
    await open();
    const { feed: one } = await feed(20);
    const seen = reached(one, 0, 12);
    for (const at of range(1, 12)) await log.append('note', `n${at}`);
    expect(await seen).toEqual(range(1, 12));
  });

  it('goes on while the server is away and after its store was wiped', async () => {
    await open();
    const publisher = log.publisher({ leaseMs: 500 });
    const { feed: one } = await feed(20);
    const seen = reached(one, 0, 60);
    for (const at of range(1, 20)) await log.append('note', `a${at}`);
    await until(() => publisher.state().position === 20);
    await log.server.kill();
    log.server.wipe();
    const meanwhile = reached(one, 0, 40);
    for (const at of range(1, 20)) await log.append('note', `b${at}`);
    expect(await meanwhile).toEqual(range(1, 40));
    await log.server.start();
    await until(() => publisher.state().position === 40);
    for (const at of range(1, 20)) await log.append('note', `c${at}`);
    expect(await seen).toEqual(range(1, 60));
    await until(() => publisher.state().position === 60);
    expect((await entries()).map(({ position }) => position)).toEqual(range(21, 60));
  });

  it('goes on where the stream ends when its publisher is another one', async () => {
    await open();
    const first = log.publisher();
    await until(() => first.state().leads);
    await log.append('note', 'a', 5);
    await until(() => first.state().position === 5);
    await first.stop();
    await log.append('note', 'b', 5);
    const second = log.publisher();
    await until(() => second.state().position === 10);
    expect((await entries()).map(({ position, before }) => [position, before])).toEqual(range(1, 10).map((at) => [at, at - 1]));
  });

  it('has one publisher at a time, and another one when that fell silent', async () => {
    await open();
    const publishers = [log.publisher({ leaseMs: 400 }), log.publisher({ leaseMs: 400 })];
    await until(() => publishers.some((one) => one.state().leads));
    await log.append('note', 'a', 5);
    await until(() => publishers.some((one) => one.state().position === 5));
    const leading = publishers.filter((one) => one.state().leads);
    expect(leading).toHaveLength(1);
    await leading[0].stop();
    await until(() => publishers.some((one) => one !== leading[0] && one.state().leads));
    expect((await entries()).map(({ position }) => position)).toEqual(range(1, 5));
  });

  it('tells of an event larger than the server carries, and followers read it from the store', async () => {
    await open('max_payload: 8192');
    const publisher = log.publisher();
    await until(() => publisher.state().leads);
    const { feed: one } = await feed();
    const seen = reached(one, 0, 3);
    await log.append('note', 'small');
    await log.append('note', 'large', 1, { text: '心'.repeat(9_000) });
    await log.append('note', 'other');
    expect(await seen).toEqual([1, 2, 3]);
    await until(() => publisher.state().position === 3);
    expect((await entries()).map(({ event }) => event === null)).toEqual([false, true, false]);
    expect(log.told).toEqual([]);
  });
});
