import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock, type Feed, type Following, type RecordedEvent } from '@tongxin/eventing';
import { LogPublisher, NatsFeed, NatsLine } from '@tongxin/messaging-nats';
import { openSqliteStores, type SqliteStores } from '@tongxin/storage-sqlite';
import { NatsServer } from '@tongxin/testing';
import { Ledger, readLedger } from './ledger.js';
import { parsed, readAll } from './store-check.js';
import { fold, generations } from './store-views.js';
import { Writer } from './store-workload.js';

export const COUNTY = '990101';
export const NODE = '990101101';
const WRITERS = 6;
const LEASE_MS = 900;

/** A node that writes, its publishers and a nats-server of their own, for one run of a fault. */
export class NatsRun {
  private readonly folder = mkdtempSync(join(tmpdir(), 'tongxin-nats-fault-'));
  private readonly ledger = new Ledger(join(this.folder, 'ledger'));
  private readonly closing: (() => Promise<void>)[] = [];
  /** What was told on the way. Troubles of the line are expected while the server is away. */
  readonly told: unknown[] = [];

  private constructor(
    readonly random: () => number,
    readonly server: NatsServer,
    readonly stores: SqliteStores,
  ) {}

  static async open(random: () => number): Promise<NatsRun> {
    const data = mkdtempSync(join(tmpdir(), 'tongxin-nats-data-'));
    const run = new NatsRun(random, await NatsServer.start(), openSqliteStores(data, { clock: systemClock }));
    run.closing.push(async () => {
      await run.stores.close();
      await run.server.dispose();
      rmSync(data, { recursive: true });
    });
    return run;
  }

  async line(): Promise<NatsLine> {
    const line = new NatsLine({ servers: [this.server.address], name: 'fault' }, (error) => this.told.push(error));
    this.closing.push(() => line.close());
    await line.connected();
    return line;
  }

  async publisher(): Promise<LogPublisher> {
    const ports = { line: await this.line(), county: COUNTY, node: NODE, store: this.stores.events };
    const publisher = new LogPublisher({ ...ports, onError: (error) => this.told.push(error) }, { leaseMs: LEASE_MS });
    this.closing.push(() => publisher.stop());
    publisher.start();
    return publisher;
  }

  /** Folds the log as a process does that follows it over NATS. `sweepMs` long: the store does not stand in for NATS. */
  async follow(sweepMs: number): Promise<Folded> {
    const feed = new NatsFeed({ line: await this.line(), county: COUNTY, node: NODE, store: this.stores.events }, { sweepMs });
    const folded = new Folded(feed, (error) => this.told.push(error));
    this.closing.push(async () => {
      await folded.stop();
      await feed.close();
    });
    return folded;
  }

  /** Writes until told to stop. */
  write(): () => Promise<void> {
    const writer = new Writer({ random: this.random, ledger: this.ledger, commands: Infinity }, this.stores);
    const writing = Promise.all(Array.from({ length: WRITERS }, (_, number) => writer.write(number)));
    return async () => {
      writer.stop();
      await writing;
    };
  }

  acknowledged(): ReadonlySet<string> {
    return readLedger(readFileSync(this.ledger.file, 'utf8')).acknowledged;
  }

  async log(): Promise<readonly RecordedEvent[]> {
    return (await readAll(this.stores)).map(parsed);
  }

  async close(): Promise<void> {
    for (const close of this.closing.toReversed()) await close();
    rmSync(this.folder, { recursive: true });
  }
}

/** What a follower made of the log. */
export class Folded {
  readonly ids: string[] = [];
  private readonly documents = new Map(generations.map(({ view }) => [view, new Map<string, object>()]));
  private position = 0;
  private readonly following: Following;

  constructor(feed: Feed, onError: (error: unknown) => void) {
    this.following = feed.follow(0, (events, position) => this.take(events, position), onError);
  }

  async reached(position: number): Promise<void> {
    await until(() => this.position >= position);
  }

  stop(): Promise<void> {
    return this.following.stop();
  }

  /** Its views against those that the log gives when it is folded at once. */
  problems(log: readonly RecordedEvent[]): string[] {
    return generations.flatMap(({ view }) => {
      const [made, rebuilt] = [this.documents.get(view) ?? new Map<string, object>(), fold(view, log, new Map())].map(textOf);
      return made === rebuilt ? [] : [`the view ${view} differs from its rebuild`];
    });
  }

  private async take(events: readonly RecordedEvent[], position: number): Promise<void> {
    for (const [view, documents] of this.documents) {
      for (const [key, document] of fold(view, events, documents)) documents.set(key, document);
    }
    this.ids.push(...events.map(({ id }) => id));
    this.position = position;
  }
}

function textOf(documents: ReadonlyMap<string, object>): string {
  return JSON.stringify([...documents].sort(([one], [other]) => (one < other ? -1 : 1)));
}

export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await pause(5);
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
