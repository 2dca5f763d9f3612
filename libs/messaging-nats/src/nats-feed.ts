import type { Msg } from '@nats-io/transport-node';
import type { EventStore, Feed, Following, LogPage, RecordedEvent } from '@tongxin/eventing';
import { LogFollowing } from '@tongxin/runtime';
import { LiveTail } from './live-tail.js';
import { logNames, recordedOf, type LogEntry } from './log-entry.js';
import type { NatsLine } from './nats-line.js';

export interface NatsFeedPorts {
  readonly line: NatsLine;
  /** Division code of the county whose servers the line leads to. */
  readonly county: string;
  readonly node: string;
  readonly store: Pick<EventStore, 'readLog' | 'head' | 'onAppended'>;
}

export interface NatsFeedOptions {
  /** How often the event store is asked whether something did not come over NATS, in milliseconds. Default 1 000. */
  readonly sweepMs?: number;
}

const SWEEP_MS = 1_000;
const BATCH = 500;

/**
 * A node's log for a process that follows it over NATS. Live entries are kept as a tail without holes; whoever is behind it, or finds that an
 * entry does not join on, reads the event store. The store is also asked at short intervals and whenever the line is down, so what NATS loses
 * comes late and is never missing. Live entries are heard as they are published; no consumer is kept on the server, since the followers'
 * checkpoints stand beside what they fold.
 */
export class NatsFeed implements Feed {
  private readonly listeners = new Set<() => void>();
  private readonly unlisten: readonly (() => void)[];
  private readonly timer: NodeJS.Timeout;
  private tail: LiveTail | undefined;
  private shared: { readonly after: number; readonly page: Promise<LogPage> } | undefined;
  private sweeping: Promise<void> | undefined;
  private again = false;

  constructor(
    private readonly ports: NatsFeedPorts,
    { sweepMs = SWEEP_MS }: NatsFeedOptions = {},
  ) {
    const { line, county, node, store } = ports;
    this.unlisten = [
      line.subscribe(logNames(county, node).subjects, { callback: (error, message) => (error ? undefined : this.hear(message)) }),
      line.onUp(() => this.sweep()),
      store.onAppended(() => line.isUp || this.sweep()),
    ];
    this.timer = setInterval(() => this.sweep(), sweepMs).unref();
    this.sweep();
  }

  follow(
    after: number,
    handle: (events: readonly RecordedEvent[], position: number) => Promise<void>,
    onError: (error: unknown) => void,
  ): Following {
    const readLog = async (from: number): Promise<LogPage> => this.tail?.after(from) ?? this.read(from);
    return new LogFollowing({ readLog, onAppended: (listener) => this.listen(listener) }, after, handle, onError);
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    for (const unlisten of this.unlisten) unlisten();
    await this.sweeping;
  }

  private listen(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private hear(message: Msg): void {
    const entry = entryIn(message);
    if (!entry) return;
    const event = recordedOf(entry);
    const hasGrown = event ? this.tail?.add(event, entry.before) : this.tail?.skipTo(entry.position);
    if (hasGrown) this.wake();
  }

  private wake(): void {
    this.shared = undefined;
    for (const listener of this.listeners) listener();
  }

  /** Those who are equally far behind share what is read. */
  private read(after: number): Promise<LogPage> {
    if (this.shared?.after === after) return this.shared.page;
    const page = this.ports.store.readLog(after, { limit: BATCH });
    const shared = { after, page };
    this.shared = shared;
    page.catch(() => {
      if (this.shared === shared) this.shared = undefined;
    });
    return page;
  }

  /** Asks the store for what should have come. That the store is away is told by those who read from it. */
  private sweep(): void {
    this.again = true;
    this.sweeping ??= this.sweepWhileAsked().finally(() => {
      this.sweeping = undefined;
    });
  }

  private async sweepWhileAsked(): Promise<void> {
    while (this.again) {
      this.again = false;
      await this.completeTail().catch(() => undefined);
    }
  }

  private async completeTail(): Promise<void> {
    const tail = this.tail ?? (await this.beginTail());
    for (let [from, position] = [-1, tail.end]; from !== position;) {
      from = position;
      const page = await this.ports.store.readLog(from, { limit: BATCH });
      for (const event of page.events) {
        if (tail.add(event, position)) this.wake();
        ({ position } = event);
      }
      ({ position } = page);
    }
  }

  /** Whoever read the store before hears of what was appended until now. */
  private async beginTail(): Promise<LiveTail> {
    this.tail = new LiveTail(await this.ports.store.head());
    this.wake();
    return this.tail;
  }
}

/** What is none is as good as lost. */
function entryIn(message: Msg): LogEntry | undefined {
  try {
    return message.json<LogEntry>();
  } catch {
    return undefined;
  }
}
