import { jetstreamManager } from '@nats-io/jetstream';
import { Controller, Inject, Logger, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { EventPattern, Payload, type MicroserviceOptions } from '@nestjs/microservices';
import { systemClock, type RecordedEvent } from '@tongxin/eventing';
import { requires } from '@tongxin/testing';
import type { ConsumerOptions } from './category-consumer.js';
import { JetStreamServer } from './jetstream-server.js';
import { logNames, type LogEntry } from './log-entry.js';
import { COUNTY, NODE, PublishedLog, range, until } from './testing/published-log.js';

const NEVER = 3_600_000;

requires('nats-server')("a node's log as a transport of Nest", () => {
  let log: PublishedLog;
  const servers: JetStreamServer[] = [];

  interface Consuming {
    readonly server: JetStreamServer;
    readonly seen: string[];
    readonly positions: number[];
    /** Streams whose events are failed. */
    readonly poisoned: Set<string>;
  }

  /** Consumes notes and plans; what was seen is written `<stream id>@<at>`. */
  async function consume(options: ConsumerOptions = {}, consumer = 'spec'): Promise<Consuming> {
    const { events: store, records } = log.stores;
    const onError = (error: unknown): void => void log.told.push(error);
    const ports = { line: log.line(), county: COUNTY, node: NODE, consumer, store, records, now: () => systemClock.now(), onError };
    const server = new JetStreamServer(ports, { firstPauseMs: 1, sweepMs: NEVER, ...options });
    const [seen, positions, poisoned]: [string[], number[], Set<string>] = [[], [], new Set()];
    const handle = async (event: RecordedEvent): Promise<void> => {
      const name = event.id.slice(event.id.indexOf('.') + 1);
      if (poisoned.has(event.stream)) throw new Error(`cannot digest ${name}`);
      seen.push(name);
      positions.push(event.position);
    };
    for (const category of ['note', 'plan']) server.addHandler(category, handle, true);
    servers.push(server);
    expect(await new Promise((resolve) => void server.listen(resolve))).toBeUndefined();
    return { server, seen, positions, poisoned };
  }

  beforeAll(() => {
    Logger.overrideLogger(false);
  });
  beforeEach(async () => {
    log = await PublishedLog.open();
  });
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.close()));
    await log.dispose();
  });

  it('hands each event of its category to the handlers of a controller, as it was recorded', async () => {
    const seen: RecordedEvent[] = [];
    @Controller()
    class Notes {
      constructor(@Inject('seen') private readonly into: RecordedEvent[]) {}
      @EventPattern('note')
      take(@Payload() event: RecordedEvent): void {
        this.into.push(event);
      }
    }
    @Module({ controllers: [Notes], providers: [{ provide: 'seen', useFactory: () => seen }] })
    class Consumer {}
    const { events: store, records } = log.stores;
    const strategy = new JetStreamServer({
      ...{ line: log.line(), county: COUNTY, node: NODE, consumer: 'nest', store, records, now: () => systemClock.now() },
      onError: (error) => log.told.push(error),
    });
    const app = await NestFactory.createMicroservice<MicroserviceOptions>(Consumer, { strategy });
    await log.append('note', 'a', 2);
    await app.listen();
    const publisher = log.publisher();
    await until(() => publisher.state().leads);
    await log.append('plan', 'b');
    await log.append('note', 'c', 2);
    await until(() => seen.length === 4);
    await app.close();
    expect(seen).toEqual((await log.stores.events.readLog(0, { categories: ['note'] })).events);
  });

  it('deals with what was there and what comes, in order within a category, and goes on from there after a restart', async () => {
    const publisher = log.publisher();
    await until(() => publisher.state().leads);
    await log.append('note', 'a', 700);
    const first = await consume();
    for (const at of range(1, 40)) await log.append('note', `b${at}`);
    await until(() => first.seen.length === 740);
    expect(first.positions).toEqual(range(1, 740));
    await first.server.close();
    await log.append('note', 'c', 3);
    const second = await consume();
    await until(() => second.seen.length === 3);
    expect(second.seen).toEqual(['c@0', 'c@1', 'c@2']);
  });

  it('reads from the store what an entry says came before it', async () => {
    const publisher = log.publisher();
    await until(() => publisher.state().leads);
    const consuming = await consume();
    const connection = await log.line().connected();
    const { consumers } = await jetstreamManager(connection);
    const pulls = () =>
      consumers.info(logNames(COUNTY, NODE).stream, 'spec-note').then(
        (info) => info.num_waiting > 0,
        () => false,
      );
    await until(pulls);
    await log.append('note', 'a');
    await until(() => consuming.seen.length === 1);
    await publisher.stop();
    await log.append('note', 'lost', 5);
    const last = await log.append('note', 'b');
    const [event] = (await log.stores.events.readLog(last - 1)).events;
    const entry: LogEntry = { position: last, storedAt: '', revision: 0, before: last - 1, previous: last - 1, event };
    connection.publish(logNames(COUNTY, NODE).subject('note'), JSON.stringify(entry));
    await until(() => consuming.seen.length === 7);
    expect(consuming.positions).toEqual(range(1, 7));
  });

  it('deals with each event while the server is killed and its store wiped', async () => {
    const publisher = log.publisher({ leaseMs: 500 });
    await until(() => publisher.state().leads);
    const consuming = await consume({ sweepMs: 20 });
    await log.append('note', 'a', 20);
    await until(() => consuming.seen.length === 20);
    await log.server.kill();
    log.server.wipe();
    await log.append('note', 'b', 20);
    await until(() => consuming.seen.length === 40);
    await log.server.start();
    await until(() => publisher.state().leads);
    await log.append('note', 'c', 20);
    await until(() => consuming.seen.length === 60);
    expect(consuming.positions).toEqual(range(1, 60));
  });

  it('parks what fails too often, with all that follows in its stream, lets others go on, and retries in order', async () => {
    const publisher = log.publisher();
    await until(() => publisher.state().leads);
    const consuming = await consume({ attempts: 3 });
    consuming.poisoned.add(`note-${NODE}.bad`);
    await log.append('note', 'bad', 2);
    await log.append('note', 'good', 2);
    await until(() => consuming.seen.length === 2);
    expect(consuming.seen).toEqual(['good@0', 'good@1']);
    const stream = `note-${NODE}.bad`;
    const parked = await consuming.server.parked();
    expect(parked).toMatchObject([
      { consumer: 'spec', stream, revision: 0, problem: 'cannot digest bad@0' },
      { consumer: 'spec', stream, revision: 1 },
    ]);
    expect(log.told.map(String)).toEqual(Array.from({ length: 3 }, () => 'Error: cannot digest bad@0'));

    await expect(consuming.server.retry(stream)).rejects.toThrow('cannot digest bad@0');
    expect(await consuming.server.parked()).toEqual(parked);
    consuming.poisoned.clear();
    await consuming.server.retry(stream);
    expect(consuming.seen.slice(2)).toEqual(['bad@0', 'bad@1']);
    expect(await consuming.server.parked()).toEqual([]);
  });

  it('remembers over a restart what is parked', async () => {
    const consuming = await consume({ attempts: 1, sweepMs: 20 });
    const stream = `note-${NODE}.bad`;
    consuming.poisoned.add(stream);
    await log.append('note', 'bad', 2);
    await until(async () => (await consuming.server.parked()).length === 2);
    await consuming.server.close();
    const again = await consume({ sweepMs: 20 });
    expect((await again.server.parked()).map(({ event }) => event)).toEqual([`${stream}@0`, `${stream}@1`]);
    await again.server.retry(stream);
    expect(again.seen).toEqual(['bad@0', 'bad@1']);
  });

  it('keeps the places of different consumers apart', async () => {
    await log.append('note', 'a');
    const [one, other] = [await consume({}, 'one'), await consume({}, 'other')];
    await until(() => one.seen.length === 1 && other.seen.length === 1);
  });

  it('takes no requests', async () => {
    const { events: store, records } = log.stores;
    const server = new JetStreamServer({
      ...{ line: log.line(), county: COUNTY, node: NODE, consumer: 'spec', store, records, now: () => systemClock.now() },
      onError: (error) => log.told.push(error),
    });
    server.addHandler('note', async () => undefined);
    const told = await new Promise((resolve) => void server.listen(resolve));
    expect(String(told)).toContain('note is asked over the messenger');
  });
});
