import { connect, type NatsConnection, type SubscriptionOptions } from '@nats-io/transport-node';
import { Backoff } from '@tongxin/runtime';
import { connectionOptions, type NatsSettings } from './nats-settings.js';

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 10_000;

/** NATS cannot be spoken to at this moment. */
export class NotConnected extends Error {
  constructor() {
    super('not connected to NATS');
    this.name = 'NotConnected';
  }
}

/** A process's connection to NATS, shared by all that speak over it. It may not stand yet when the process starts, and comes back whenever it was lost. */
export class NatsLine {
  private readonly over = new AbortController();
  private readonly first: Promise<NatsConnection>;
  private readonly listeners = new Set<() => void>();
  private connection: NatsConnection | undefined;
  private up = false;

  /** Begins to connect. @param onError is told why it does not come about, and what the server refuses afterwards. */
  constructor(
    readonly settings: NatsSettings,
    private readonly onError: (error: unknown) => void,
  ) {
    this.first = this.open();
    this.first.catch(() => undefined);
  }

  get isUp(): boolean {
    return this.up;
  }

  /** The connection, once it has stood for the first time; it stays the same. @throws NotConnected when the line was closed before. */
  connected(): Promise<NatsConnection> {
    return this.first;
  }

  /** A subscription that holds as long as the line; made as soon as it stands. Returns the way to stop. */
  subscribe(subject: string, options: SubscriptionOptions): () => void {
    const over = new AbortController();
    const made = this.first.then((connection) => {
      if (over.signal.aborted || connection.isClosed()) return;
      const subscription = connection.subscribe(subject, options);
      over.signal.addEventListener('abort', () => subscription.unsubscribe());
    });
    // Closed before it ever stood: there will be nothing to hear.
    made.catch(() => undefined);
    return () => over.abort();
  }

  /** The connection as it stands now. @throws NotConnected */
  standing(): NatsConnection {
    if (!this.connection || !this.up) throw new NotConnected();
    return this.connection;
  }

  /** Calls back each time the connection comes to stand, the first time too. Returns the way to stop. */
  onUp(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  async close(): Promise<void> {
    this.over.abort();
    await this.first.catch(() => undefined);
    this.up = false;
    await this.connection?.close();
  }

  private async open(): Promise<NatsConnection> {
    const backoff = new Backoff(FIRST_PAUSE_MS, LONGEST_PAUSE_MS);
    do {
      try {
        const connection = await connect(connectionOptions(this.settings));
        this.connection = connection;
        void this.watch(connection);
        this.cameUp();
        return connection;
      } catch (error) {
        if (!this.over.signal.aborted) this.onError(error);
      }
    } while (await backoff.pause(this.over.signal));
    throw new NotConnected();
  }

  private async watch(connection: NatsConnection): Promise<void> {
    for await (const status of connection.status()) {
      if (status.type === 'disconnect' || status.type === 'close') this.up = false;
      if (status.type === 'reconnect') this.cameUp();
      if (status.type === 'error') this.onError(status.error);
    }
  }

  private cameUp(): void {
    this.up = !this.over.signal.aborted;
    for (const listener of this.listeners) listener();
  }
}
