import { NO_STREAM, seal, systemClock, type RecordedEvent } from '@tongxin/eventing';
import { openSqliteStores, type SqliteStores } from '@tongxin/storage-sqlite';
import { NatsServer } from '@tongxin/testing';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LogPublisher, type LogPublisherOptions } from '../log-publisher.js';
import type { NatsFeed } from '../nats-feed.js';
import { NatsLine } from '../nats-line.js';

export const COUNTY = '990101';
export const NODE = '990101101';

/** A node's stores, a nats-server of its own, and lines to it that end with it. */
export class PublishedLog {
  readonly told: unknown[] = [];
  private readonly lines: NatsLine[] = [];
  private readonly publishers: LogPublisher[] = [];

  private constructor(
    readonly server: NatsServer,
    readonly stores: SqliteStores,
    private readonly folder: string,
  ) {}

  static async open(config = ''): Promise<PublishedLog> {
    const folder = mkdtempSync(join(tmpdir(), 'tongxin-published-'));
    return new PublishedLog(await NatsServer.start({ config }), openSqliteStores(folder, { clock: systemClock }), folder);
  }

  line(name = 'spec'): NatsLine {
    const line = new NatsLine({ servers: [this.server.address], name }, (error) => this.told.push(error));
    this.lines.push(line);
    return line;
  }

  publisher(options?: LogPublisherOptions): LogPublisher {
    const { events: store } = this.stores;
    const publisher = new LogPublisher(
      { line: this.line(), county: COUNTY, node: NODE, store, onError: (error) => this.told.push(error) },
      options,
    );
    this.publishers.push(publisher);
    publisher.start();
    return publisher;
  }

  /** Appends events to a new stream of the category; the position of the last. */
  async append(category: string, id: string, count = 1, data: object = {}): Promise<number> {
    const stream = `${category}-${NODE}.${id}`;
    const events = Array.from({ length: count }, (_, at) =>
      seal({
        id: `${stream}@${at}`,
        stream,
        type: 'NoteWritten',
        data: { ...data, at },
        metadata: {
          actor: `clerk@${NODE}`,
          commandId: id,
          correlationId: id,
          causationId: null,
          occurredOn: '2026-04-01',
          recordedAt: '2026-04-01T02:00:00.000Z',
          origin: { node: NODE, epoch: 1, revision: at },
          schema: 1,
        },
      }),
    );
    return (await this.stores.events.append(stream, NO_STREAM, events)).position;
  }

  async dispose(): Promise<void> {
    await Promise.all(this.publishers.map((publisher) => publisher.stop()));
    await Promise.all(this.lines.map((line) => line.close()));
    await this.stores.close();
    await this.server.dispose();
    rmSync(this.folder, { recursive: true });
  }
}

/** Resolves with all positions handed over once one was reached. */
export function reached(feed: NatsFeed, after: number, upTo: number): Promise<number[]> {
  const positions: number[] = [];
  return new Promise((resolve, reject) => {
    const handle = async (events: readonly RecordedEvent[], position: number): Promise<void> => {
      positions.push(...events.map((event) => event.position));
      if (position >= upTo) setImmediate(() => void following.stop().then(() => resolve(positions)));
    };
    const following = feed.follow(after, handle, reject);
  });
}

export const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, at) => from + at);

/** Waits for a condition, looking each turn of the loop. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 5));
}
