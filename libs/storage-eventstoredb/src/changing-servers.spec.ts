import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { NO_STREAM, type EventStore } from '@tongxin/eventing';
import { DoubleInFolder } from '../../../test/doubles/eventstoredb/double-in-folder.js';
import { Connection } from './connection.js';
import { openEventStoreDb } from './open-eventstoredb.js';
import { NoAnswer } from './patience.js';
import type { StoredEvent } from './stored-event.js';
import { someEvent, someEvents, someStream } from './testing/some-events.js';

jest.setTimeout(60_000);

const open = async ({ server }: DoubleInFolder): Promise<EventStore> => (await openEventStoreDb({ url: server.url })).events;

/** Begins to listen; what it gives resolves once a listener was told of a position at least so far. */
function listen(events: EventStore): (position: number) => Promise<number> {
  let reached = 0;
  let wake: () => void = () => undefined;
  events.onAppended((head) => {
    reached = head;
    wake();
  });
  return async (position) => {
    while (reached < position) await new Promise<void>((resolve) => (wake = resolve));
    return reached;
  };
}

const appendOne = async (events: EventStore): Promise<number> => {
  const stream = someStream();
  return (await events.append(stream, NO_STREAM, [someEvent(stream)])).position;
};

/** Events as the server keeps them of itself. */
async function note({ server }: DoubleInFolder, count: number): Promise<void> {
  const client = EventStoreDBClient.connectionString(server.url);
  const notes = Array.from({ length: count }, () => jsonEvent({ type: '$noted', data: {} }));
  await client.appendToStream('$notes', notes, { credentials: { username: '', password: '' } });
  await client.dispose();
}

describe('EventStoreDB that comes and goes', () => {
  let double: DoubleInFolder;
  let ours: EventStore;
  let theirs: EventStore;

  beforeEach(async () => {
    double = await DoubleInFolder.start();
    [ours, theirs] = [await open(double), await open(double)];
  });
  afterEach(async () => {
    await Promise.all([ours.close(), theirs.close()]);
    await double.dispose();
  });

  it('tells of what another process appended, and both see one head', async () => {
    const toldOf = listen(ours);
    await appendOne(theirs);
    const position = await appendOne(theirs);
    expect(await toldOf(position)).toBe(position);
    expect(await ours.head()).toBe(position);
    expect((await ours.readLog(0)).events).toHaveLength(2);
  });

  it('lets one of two processes through, and the other sees where the stream is', async () => {
    const stream = someStream();
    await ours.append(stream, NO_STREAM, someEvents(stream, 1));
    await theirs.append(stream, 0, someEvents(stream, 2));
    await expect(ours.append(stream, 0, someEvents(stream, 1))).rejects.toMatchObject({ name: 'RevisionConflict', expected: 0, actual: 2 });
    expect(await ours.append(stream, 2, someEvents(stream, 1))).toMatchObject({ revision: 3 });
  });

  it('goes on telling after the server was gone, from where it was', async () => {
    const toldOf = listen(ours);
    const before = await appendOne(theirs);
    await toldOf(before);
    const server = await double.restart();
    const position = await appendOne(theirs);
    expect(await toldOf(position)).toBe(position);
    expect(server.subscribedAfter).toContain(before);
  });

  it('says how far it looked though nothing there is ours, and goes on from that place', async () => {
    const before = await appendOne(theirs);
    const connection = new Connection(double.server.url, 10_000);
    const deaf = { confirmed: () => undefined, event: () => undefined, ended: () => undefined };
    const looked = new Promise<number>((resolve) => connection.subscribe(before, { ...deaf, passed: resolve }));
    await note(double, 1_000);
    const position = await looked;
    expect(position).toBeGreaterThan(before);
    const next = new Promise<StoredEvent>((resolve) =>
      connection.subscribe(position, { ...deaf, passed: () => undefined, event: resolve }),
    );
    expect(await appendOne(theirs)).toBe((await next).position);
    await connection.close();
  });

  it('leaves out what the server notes in streams of its own', async () => {
    const before = await appendOne(theirs);
    await note(double, 1_200);
    expect(await ours.head()).toBe(before);
    expect(await ours.readLog(before)).toEqual({ events: [], position: before });
    expect((await ours.readLog(0)).events).toHaveLength(1);
    expect(await ours.positionAt('9999-12-31T23:59:59.999Z')).toBe(before);
  });

  it('waits for a server that is still starting', async () => {
    const { server } = double;
    server.misbehaviour.notReady = true;
    const asked = server.calls.get('Read') ?? 0;
    const reading = ours.readLog(0);
    while ((server.calls.get('Read') ?? 0) < asked + 3) await new Promise(setImmediate);
    server.misbehaviour.notReady = false;
    expect((await reading).events).toEqual([]);
    expect(await appendOne(ours)).toBe(await ours.head());
  });

  it('follows the leader where it went', async () => {
    const leader = await DoubleInFolder.start();
    double.server.misbehaviour.leader = { host: '127.0.0.1', port: leader.server.port };
    await appendOne(ours);
    expect(leader.server.calls.get('Append')).toBe(1);
    expect((await ours.readLog(0)).events).toHaveLength(1);
    await leader.dispose();
  });

  it('is not opened where nobody answers, which is said in time', async () => {
    const gone = await DoubleInFolder.start();
    const { url } = gone.server;
    await gone.dispose();
    await expect(openEventStoreDb({ url, timeoutMs: 300 })).rejects.toThrow(NoAnswer);
  });
});
