import { AckPolicy, DeliverPolicy, jetstream, jetstreamManager, type ConsumerMessages, type JsMsg } from '@nats-io/jetstream';
import { nanos, type NatsConnection } from '@nats-io/transport-node';
import { positionsIn, type EventStore, type RecordedEvent, type RecordStore } from '@tongxin/eventing';
import { Backoff, type ParkedEvents } from '@tongxin/runtime';
import { Bell } from './bell.js';
import { logNames, recordedOf, type LogEntry } from './log-entry.js';
import { NotConnected, type NatsLine } from './nats-line.js';

export interface ConsumerPorts {
  readonly line: NatsLine;
  /** Division code of the county whose servers the line leads to. */
  readonly county: string;
  /** Node whose log is consumed. */
  readonly node: string;
  /** Who consumes, such as `liaison`; names the durable consumers and the checkpoints, so it stays the same. */
  readonly consumer: string;
  readonly store: Pick<EventStore, 'readLog' | 'read' | 'positionsHaveGaps'>;
  readonly records: RecordStore;
  readonly now: () => string;
  readonly onError: (error: unknown) => void;
}

export interface ConsumerOptions {
  /** Tries after which an event is parked. Default 5. */
  readonly attempts?: number;
  /** Pause after a first failure, in milliseconds; it doubles up to ten seconds. Default 100. */
  readonly firstPauseMs?: number;
  /** How often the event store is asked whether something did not come over NATS, in milliseconds. Default 5 000. */
  readonly sweepMs?: number;
  /** How long the server waits for an entry to be acknowledged before it gives it once more, in milliseconds. Default 30 000. */
  readonly ackWaitMs?: number;
}

/** Where each consumer has come in a category; key `<consumer> <category>`. */
export const CONSUMER_CHECKPOINTS = 'log-consumers';

const ATTEMPTS = 5;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 10_000;
const SWEEP_MS = 5_000;
const RETRY_MS = 1_000;
const ACK_WAIT_MS = 30_000;
const UNSAVED_EVENTS = 50;
const AT_HAND = 256;
const BATCH = 500;

class Stopped extends Error {}

/**
 * Deals with the events of one category of a node's log, one at a time and in their order, at least once. They come over a durable pull consumer and
 * are acknowledged when they were dealt with; the place in the log is kept among the records, and an entry that does not join on to it sends the
 * consumer to the event store, as do a first start, short intervals and a server that is away.
 */
export class CategoryConsumer {
  private readonly over = new AbortController();
  private readonly bell = new Bell();
  private readonly timer: NodeJS.Timeout;
  private readonly unlisten: () => void;
  private messages: ConsumerMessages | undefined;
  private running: Promise<void> = Promise.resolve();
  private turn: Promise<void> = Promise.resolve();
  private position = 0;
  private saved = 0;

  constructor(
    private readonly ports: ConsumerPorts,
    private readonly category: string,
    private readonly parked: ParkedEvents,
    private readonly handle: (event: RecordedEvent) => Promise<void>,
    private readonly options: ConsumerOptions,
  ) {
    this.timer = setInterval(() => this.sweep(), options.sweepMs ?? SWEEP_MS).unref();
    this.unlisten = ports.line.onUp(() => this.bell.ring());
  }

  async start(): Promise<void> {
    const known = await this.ports.records.get<{ position: number }>(CONSUMER_CHECKPOINTS, this.key);
    this.position = this.saved = known?.position ?? 0;
    this.sweep();
    this.running = this.run();
  }

  /** Finishes the event in hand. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    this.unlisten();
    this.over.abort();
    this.bell.ring();
    this.messages?.stop();
    await this.running;
    await this.turn;
    await this.save();
  }

  /** Deals once more with what is parked of a stream, in its order; what fails again stays. */
  retry(stream: string): Promise<void> {
    return this.inTurn(async () => {
      for (const one of await this.parked.list(stream)) {
        const [event] = await this.ports.store.read(stream, one.revision);
        if (event) await this.handle(event);
        await this.parked.remove(one);
      }
    });
  }

  private get key(): string {
    return `${this.ports.consumer} ${this.category}`;
  }

  private async run(): Promise<void> {
    while (!this.over.signal.aborted) {
      try {
        await this.consume(this.ports.line.standing());
      } catch (error) {
        this.tell(error);
      }
      if (!this.over.signal.aborted) await this.bell.wait(RETRY_MS);
    }
  }

  /** Until the consumer is gone from the server; a lost connection it outlives. */
  private async consume(connection: NatsConnection): Promise<void> {
    const { stream } = await this.ensureConsumer(connection);
    const consumer = await jetstream(connection).consumers.get(stream, this.durable);
    // Without abort_on_missing_resource a consumer that was deleted would be waited for in silence.
    this.messages = await consumer.consume({ max_messages: AT_HAND, abort_on_missing_resource: true });
    this.sweep();
    if (this.over.signal.aborted) this.messages.stop();
    for await (const message of this.messages) await this.inTurn(() => this.take(message));
  }

  private get durable(): string {
    return `${this.ports.consumer}-${this.category}`;
  }

  private get ackWaitMs(): number {
    return this.options.ackWaitMs ?? ACK_WAIT_MS;
  }

  private async ensureConsumer(connection: NatsConnection): Promise<{ stream: string }> {
    const names = logNames(this.ports.county, this.ports.node);
    const { consumers } = await jetstreamManager(connection, { checkAPI: false });
    await consumers.add(names.stream, {
      durable_name: this.durable,
      filter_subject: names.subject(this.category),
      ack_policy: AckPolicy.Explicit,
      ack_wait: nanos(this.ackWaitMs),
      // What came before this consumer is read from the event store.
      deliver_policy: DeliverPolicy.New,
      max_ack_pending: AT_HAND,
    });
    return names;
  }

  private async take(message: JsMsg): Promise<void> {
    const working = setInterval(() => message.working(), this.ackWaitMs / 3);
    try {
      const entry = message.json<LogEntry>();
      const event = recordedOf(entry);
      if (!event || entry.previous > this.position) await this.catchUp();
      else await this.deal(event);
      message.ack();
    } catch (error) {
      this.tell(error);
      message.nak(RETRY_MS);
    } finally {
      clearInterval(working);
    }
  }

  private sweep(): void {
    void this.inTurn(() => this.catchUp()).catch((error: unknown) => this.tell(error));
  }

  private async catchUp(): Promise<void> {
    const options = { categories: [this.category], limit: BATCH };
    for (let from = -1; from !== this.position && !this.over.signal.aborted;) {
      from = this.position;
      const { events, position } = await this.ports.store.readLog(from, options);
      for (const event of events) await this.deal(event);
      this.position = position;
    }
    await this.save();
  }

  private async deal(event: RecordedEvent): Promise<void> {
    if (event.position <= this.position) return;
    if (!(await this.parked.parkBehind(event))) await this.attempt(event);
    this.position = event.position;
    if (this.position - this.saved >= positionsIn(UNSAVED_EVENTS, this.ports.store)) await this.save();
  }

  private async attempt(event: RecordedEvent): Promise<void> {
    const { attempts = ATTEMPTS, firstPauseMs = FIRST_PAUSE_MS } = this.options;
    const backoff = new Backoff(firstPauseMs, LONGEST_PAUSE_MS);
    for (let tried = 1; ; tried += 1) {
      if (this.over.signal.aborted) throw new Stopped();
      try {
        return await this.handle(event);
      } catch (error) {
        this.ports.onError(error);
        if (tried >= attempts) return this.parked.park(event, textOf(error));
      }
      await backoff.pause(this.over.signal);
    }
  }

  /** Acknowledged is not saved: after a crash a few events are dealt with again. */
  private async save(): Promise<void> {
    if (this.position === this.saved) return;
    const { position } = this;
    await this.ports.records.put(CONSUMER_CHECKPOINTS, { [this.key]: { position } });
    this.saved = position;
  }

  /** Messages, sweeps and retries take turns. */
  private inTurn(work: () => Promise<void>): Promise<void> {
    const done = this.turn.then(work);
    this.turn = done.catch(() => undefined);
    return done;
  }

  private tell(error: unknown): void {
    if (!(error instanceof NotConnected || error instanceof Stopped)) this.ports.onError(error);
  }
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : JSON.stringify(error);
}
