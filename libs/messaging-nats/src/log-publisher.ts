import { jetstream, jetstreamManager, type JetStreamClient, type JetStreamManager } from '@nats-io/jetstream';
import { nanos, type NatsConnection } from '@nats-io/transport-node';
import type { EventStore, SealedRecord } from '@tongxin/eventing';
import { randomUUID } from 'node:crypto';
import { Bell } from './bell.js';
import { ensureStream } from './ensure-stream.js';
import { Lease } from './lease.js';
import { categoryIn, entryText, logNames, noticeText, type LogEntry, type LogNames, type Place } from './log-entry.js';
import { NotConnected, type NatsLine } from './nats-line.js';

export interface LogPublisherPorts {
  readonly line: NatsLine;
  /** Division code of the county whose servers the line leads to. */
  readonly county: string;
  readonly node: string;
  readonly store: Pick<EventStore, 'readSealed' | 'head' | 'onAppended'>;
  readonly onError: (error: unknown) => void;
}

export interface LogPublisherOptions {
  /** How long a publisher that fell silent keeps others waiting, in milliseconds. Default 5 000. */
  readonly leaseMs?: number;
  /** Copies of each stream in a cluster. Default 1. */
  readonly replicas?: number;
  /** Size from which the oldest entries go; they stand in the event store. Default 256 MiB. */
  readonly maxBytes?: number;
}

export interface LogPublisherState {
  /** Whether this one publishes; another one may. */
  readonly leads: boolean;
  /** Position up to which the log is on JetStream; 0 before it was ever seen. */
  readonly position: number;
  readonly problem: string | null;
}

/** Entries under way to the server at a time. */
const PAGE = 256;
const ACK_MS = 2_000;
const RETRY_MS = 1_000;
const LEASE_MS = 5_000;
const MAX_BYTES = 256 * 2 ** 20;
const MAX_AGE_MS = 24 * 3_600_000;
/** Room for headers in what the server carries. */
const HEADERS = 1_024;

/**
 * Puts a node's log on JetStream, each event under its category. One publisher a node is enough; a second one waits for the lease, and if both
 * publish for a moment that does no harm: followers go by positions. Where the stream ends tells where to go on; a new
 * one begins at the end of the log, for what came before stands in the event store.
 */
export class LogPublisher {
  private readonly names: LogNames;
  private readonly lease: Lease;
  /** Rings when there may be something to publish. */
  private readonly appended = new Bell();
  /** Rings when waiting for the server, or for another publisher to fall silent, has no point any more. */
  private readonly hurry = new Bell();
  private readonly over = new AbortController();
  private readonly unlisten: readonly (() => void)[];
  private running: Promise<void> = Promise.resolve();
  private position = 0;
  private begun = false;
  private problem: string | null = null;

  constructor(
    private readonly ports: LogPublisherPorts,
    private readonly options: LogPublisherOptions = {},
  ) {
    this.names = logNames(ports.county, ports.node);
    this.lease = new Lease(this.names, randomUUID(), options.leaseMs ?? LEASE_MS);
    this.unlisten = [ports.store.onAppended(() => this.appended.ring()), ports.line.onUp(() => this.hurry.ring())];
  }

  start(): void {
    this.running = this.run();
  }

  /** Finishes the page in hand and gives the lease back. */
  async stop(): Promise<void> {
    this.over.abort();
    this.appended.ring();
    this.hurry.ring();
    for (const unlisten of this.unlisten) unlisten();
    await this.running;
    if (this.ports.line.isUp) await this.lease.release(this.ports.line.standing()).catch(this.ports.onError);
  }

  state(): LogPublisherState {
    return { leads: this.begun && this.lease.isHeld, position: this.position, problem: this.problem };
  }

  private async run(): Promise<void> {
    while (!this.over.signal.aborted) {
      try {
        this.begun = false;
        await this.lead(this.ports.line.standing());
      } catch (error) {
        this.tell(error);
        await this.hurry.wait(RETRY_MS);
      }
    }
  }

  /** Ends when another one leads, the line is lost or this one is stopped. */
  private async lead(connection: NatsConnection): Promise<void> {
    const manager = await jetstreamManager(connection, { checkAPI: false });
    await ensureStream(manager, this.lease.stream);
    if (!(await this.lease.take(connection))) return this.hurry.wait(this.pauseMs);
    await ensureStream(manager, this.stream);
    this.position = Math.min(await this.published(manager), await this.ports.store.head());
    const writer = new LogWriter(jetstream(connection, { timeout: ACK_MS }), this.names, connection.info?.max_payload ?? 0, this.position);
    this.begun = true;
    while (!this.over.signal.aborted && (await this.lease.keep(connection))) {
      const records = await this.ports.store.readSealed(this.position, PAGE);
      if (records.length === 0) await this.appended.wait(this.pauseMs);
      else this.position = await writer.write(records);
      this.problem = null;
    }
  }

  private get pauseMs(): number {
    return (this.options.leaseMs ?? LEASE_MS) / 4;
  }

  private get stream(): Parameters<typeof ensureStream>[1] {
    const { replicas = 1, maxBytes = MAX_BYTES } = this.options;
    const { stream: name, subjects } = this.names;
    return { name, subjects: [subjects], max_bytes: maxBytes, max_age: nanos(MAX_AGE_MS), num_replicas: replicas };
  }

  /** Position of the last entry on the stream; where there is none, what this publisher has put there before it was lost. */
  private async published({ streams }: JetStreamManager): Promise<number> {
    const { state } = await streams.info(this.names.stream);
    const last = state.messages === 0 ? null : await streams.getMessage(this.names.stream, { seq: state.last_seq });
    return last?.json<LogEntry>().position ?? (this.position === 0 ? Infinity : this.position);
  }

  /** Once for each new trouble; what the line itself goes through it tells itself. */
  private tell(error: unknown): void {
    const problem = String(error);
    if (problem !== this.problem && !(error instanceof NotConnected)) this.ports.onError(error);
    this.problem = problem;
  }
}

/** Writes stretches of the log that follow each other. */
class LogWriter {
  private readonly last = new Map<string, number>();

  constructor(
    private readonly client: JetStreamClient,
    private readonly names: LogNames,
    private readonly maxPayload: number,
    /** Where this writer began: what came before is not known by category. */
    private readonly start: number,
    private before = start,
  ) {}

  /** The position reached, once the server has it all. After a failure another writer must go on. */
  async write(records: readonly SealedRecord[]): Promise<number> {
    await Promise.all(records.map((record) => this.send(record)));
    return this.before;
  }

  private async send(record: SealedRecord): Promise<void> {
    const category = categoryIn(record);
    const place: Place = { before: this.before, previous: this.last.get(category) ?? this.start };
    this.before = record.position;
    this.last.set(category, record.position);
    const { id: msgID } = JSON.parse(record.text) as { id: string };
    await this.client.publish(this.names.subject(category), this.carried(record, place), { msgID });
  }

  private carried(record: SealedRecord, place: Place): Uint8Array {
    const whole = Buffer.from(entryText(record, place));
    return whole.length + HEADERS > this.maxPayload ? Buffer.from(noticeText(record, place)) : whole;
  }
}
