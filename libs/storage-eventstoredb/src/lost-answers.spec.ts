import { status } from '@grpc/grpc-js';
import { createHash } from 'node:crypto';
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { NO_STREAM, type Appended, type EventStore } from '@tongxin/eventing';
import { DoubleInFolder } from '../../../test/doubles/eventstoredb/double-in-folder.js';
import { openEventStoreDb } from './open-eventstoredb.js';
import { NoAnswer } from './patience.js';
import { someEvent, someEvents, someStream } from './testing/some-events.js';

jest.setTimeout(60_000);

/** Long enough for an answer on a busy machine. */
const TIMEOUT = 3_000;

describe('EventStoreDB that answers badly', () => {
  let double: DoubleInFolder;
  let events: EventStore;

  beforeEach(async () => {
    double = await DoubleInFolder.start({ maxAppendSize: 100_000 });
    events = (await openEventStoreDb({ url: double.server.url, timeoutMs: TIMEOUT })).events;
  });
  afterEach(async () => {
    await events.close();
    await double.dispose();
  });

  it('is never given a BatchAppend, though it lists it and the client would take it', async () => {
    const stream = someStream();
    await events.append(stream, NO_STREAM, someEvents(stream, 3));
    expect(double.server.calls.get('Append')).toBe(1);
    expect(double.server.calls.has('BatchAppend')).toBe(false);

    const client = EventStoreDBClient.connectionString(double.server.url);
    await expect(client.appendToStream('other', jsonEvent({ type: 'Tried', data: {} }))).rejects.toThrow();
    expect(double.server.calls.get('BatchAppend')).toBe(1);
    await client.dispose();
  });

  it('keeps the appends beside one whose call breaks off time and again', async () => {
    const [broken = '', ...others] = Array.from({ length: 4 }, () => someStream());
    double.server.misbehaviour.answerOf = ({ stream }) => (stream === broken ? status.DATA_LOSS : 'send');
    const append = (stream: string): Promise<Appended> => events.append(stream, NO_STREAM, [someEvent(stream)]);
    const breaking = append(broken);
    expect(await Promise.all(others.map(append))).toMatchObject(others.map(() => ({ revision: 0, repeated: false })));
    double.server.misbehaviour.answerOf = () => 'send';
    expect(await breaking).toMatchObject({ revision: 0 });
  });

  it('sends an append again that broke off once, which the server takes for the same', async () => {
    const stream = someStream();
    const fates = [status.INTERNAL, status.UNAVAILABLE] as const;
    let at = 0;
    double.server.misbehaviour.answerOf = () => fates[at++] ?? 'send';
    expect(await events.append(stream, NO_STREAM, someEvents(stream, 2))).toMatchObject({ revision: 1 });
    expect(await events.read(stream)).toHaveLength(2);
  });

  it('hangs nobody when an answer is lost, survives the late one, and then tells that it was written', async () => {
    const stream = someStream();
    const sent = someEvents(stream, 2);
    double.server.misbehaviour.answerOf = () => 'keep';
    await expect(events.append(stream, NO_STREAM, sent)).rejects.toThrow(NoAnswer);
    double.server.misbehaviour.answerOf = () => 'send';
    double.server.release();
    const again = await events.append(stream, NO_STREAM, sent);
    expect(again).toEqual({ position: await events.head(), revision: 1, repeated: true });
    expect(await events.append(stream, 1, someEvents(stream, 1))).toMatchObject({ revision: 2, repeated: false });
  });

  it('goes on from the hash that stands there when an append lands after its repeat with another text was sent', async () => {
    const stream = someStream();
    const first = someEvent(stream, 'decided first');
    const again = someEvent(stream, 'decided again', first.id);
    let arrived = 0;
    let landed: () => void = () => undefined;
    const landing = new Promise<void>((resolve) => (landed = resolve));
    // The first waits until the second has come, which waits for the first.
    double.server.misbehaviour.before = async () => {
      arrived += 1;
      if (arrived === 1) return landing;
      landed();
      await new Promise(setImmediate);
    };
    await expect(events.append(stream, NO_STREAM, [first])).rejects.toThrow(NoAnswer);
    expect(await events.append(stream, NO_STREAM, [again])).toMatchObject({ revision: 0 });
    await events.append(stream, 0, [someEvent(stream)]);

    let before: Uint8Array = Buffer.alloc(32);
    const records = await events.readStreamSealed(stream);
    expect(records[0]?.text).toBe(first.text);
    for (const { text, hash } of records) {
      before = createHash('sha256').update(before).update(text).digest();
      expect(Buffer.from(hash).toString('hex')).toBe(Buffer.from(before).toString('hex'));
    }
  });

  it('hangs no reader when it begins to answer and says no more', async () => {
    double.server.misbehaviour.silentReads = true;
    await expect(events.read(someStream())).rejects.toThrow(NoAnswer);
    await expect(events.readLog(0)).rejects.toThrow(NoAnswer);
    double.server.misbehaviour.silentReads = false;
    expect(await events.readLog(0)).toEqual({ events: [], position: 0 });
  });

  it('refuses an append that is too large with its reason, and nothing of it stands', async () => {
    const stream = someStream();
    const large = someEvent(stream, '政协'.repeat(50_000));
    await expect(events.append(stream, NO_STREAM, [someEvent(stream), large])).rejects.toThrow(/append.*size/i);
    expect(await events.read(stream)).toEqual([]);
    expect(await events.append(stream, NO_STREAM, [someEvent(stream)])).toMatchObject({ revision: 0 });
  });

  it('does not take a tombstoned stream for one that never was', async () => {
    const stream = someStream();
    double.server.misbehaviour.tombstoned.add(stream);
    await expect(events.read(stream)).rejects.toThrow(/deleted/);
    await expect(events.append(stream, NO_STREAM, [someEvent(stream)])).rejects.toThrow(/deleted/);
  });
});
