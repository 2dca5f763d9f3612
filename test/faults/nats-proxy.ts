import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { NatsFrames, type NatsFrame } from './nats-frames.js';
import { pause } from './nats-run.js';

/** What the line does to what passes. */
export type LineFault = 'cut' | 'slow' | 'half-open' | 'reordering' | 'duplicating';

export interface ProxyOptions {
  readonly random: () => number;
  /** A message is held back, and a second copy comes, at most so long after its time, in milliseconds. */
  readonly longestMs: number;
}

/** A slow line carries so many bytes at once, and then none for at most so long. */
const SLOW_BYTES = 4_096;
const SLOW_MS = 40;
const HELD_BACK = 0.4;
const REPEATED = 0.5;

interface Connection {
  readonly client: Socket;
  readonly server: Socket | undefined;
  /** Whatever comes is taken and goes nowhere, for as long as it lasts. */
  swallows: boolean;
}

/**
 * The line between a client and a nats-server: TCP that we can spoil. A byte stream cannot be reordered without breaking what it carries, so what is
 * held back, overtaken and repeated are whole messages of NATS, PUB and MSG with and without headers, in both directions; to client and server
 * it looks as if the other had sent them so, which is what any number of relays between two sites amounts to.
 */
export class NatsProxy {
  private fault: LineFault | undefined;
  private readonly connections = new Set<Connection>();
  private readonly late = new Set<Promise<void>>();
  /** Messages that went out to each side. */
  private readonly passed = new WeakMap<Socket, number>();
  /** Messages that went slowly, that others overtook, or that came twice. */
  spoilt = 0;

  private constructor(
    private readonly target: { readonly host: string; readonly port: number },
    private readonly listening: Server,
    private readonly options: ProxyOptions,
  ) {
    listening.on('connection', (client) => this.accept(client));
  }

  static async open(target: string, options: ProxyOptions): Promise<NatsProxy> {
    const { hostname, port } = new URL(`tcp://${target}`);
    const listening = createServer({ noDelay: true });
    const proxy = new NatsProxy({ host: hostname, port: Number(port) }, listening, options);
    await once(listening.listen(0, '127.0.0.1'), 'listening');
    return proxy;
  }

  /** Where clients find the server. */
  get address(): string {
    return `127.0.0.1:${(this.listening.address() as AddressInfo).port}`;
  }

  /** A line that is cut breaks off, and so does each try to connect; one that is half open takes everything and says nothing. */
  spoil(fault: LineFault): void {
    this.fault = fault;
    for (const connection of this.connections) {
      if (fault === 'cut') this.end(connection);
      if (fault === 'half-open') connection.swallows = true;
    }
  }

  /** From now on all passes as it comes. A connection that was half open stays so: who is at its ends has to find out. */
  mend(): void {
    this.fault = undefined;
  }

  /** Resolves when what was held back has come. */
  async quiet(): Promise<void> {
    while (this.late.size > 0) await Promise.all(this.late);
  }

  async close(): Promise<void> {
    const closed = once(this.listening, 'close');
    this.listening.close();
    for (const connection of this.connections) this.end(connection);
    await Promise.all([closed, this.quiet()]);
  }

  private accept(client: Socket): void {
    if (this.fault === 'cut') {
      client.destroy();
      return;
    }
    const swallows = this.fault === 'half-open';
    const server = swallows ? undefined : connect({ ...this.target, noDelay: true });
    const connection: Connection = { client, server, swallows };
    this.connections.add(connection);
    const ways = server
      ? [this.carry(connection, client, server), this.carry(connection, server, client)]
      : [this.carry(connection, client)];
    void Promise.allSettled(ways).then(() => this.connections.delete(connection));
  }

  private end({ client, server }: Connection): void {
    client.destroy();
    server?.destroy();
  }

  /** Until either side breaks off; then the other does too. */
  private async carry(connection: Connection, from: Socket, to?: Socket): Promise<void> {
    const frames = new NatsFrames();
    from.on('error', () => this.end(connection));
    try {
      for await (const chunk of from as AsyncIterable<Buffer>) {
        if (!to || connection.swallows) continue;
        for (const frame of frames.take(chunk)) await this.pass(frame, to);
      }
    } finally {
      this.end(connection);
    }
  }

  private async pass({ bytes, isMessage }: NatsFrame, to: Socket): Promise<void> {
    if (this.fault === 'slow') await this.slowly(bytes, to);
    else if (isMessage) this.message(bytes, to);
    else to.write(bytes);
  }

  private message(bytes: Buffer, to: Socket): void {
    const { random } = this.options;
    if (this.fault === 'reordering' && random() < HELD_BACK) {
      this.later(bytes, to);
      return;
    }
    this.send(bytes, to);
    if (this.fault !== 'duplicating' || random() >= REPEATED) return;
    this.spoilt += 1;
    if (random() < 0.5) this.send(bytes, to);
    else this.later(bytes, to);
  }

  private send(bytes: Buffer, to: Socket): void {
    this.passed.set(to, this.passedTo(to) + 1);
    to.write(bytes);
  }

  private passedTo(to: Socket): number {
    return this.passed.get(to) ?? 0;
  }

  private async slowly(bytes: Buffer, to: Socket): Promise<void> {
    this.spoilt += 1;
    for (let at = 0; at < bytes.length; at += SLOW_BYTES) {
      await pause(this.options.random() * SLOW_MS);
      to.write(bytes.subarray(at, at + SLOW_BYTES));
    }
  }

  private later(bytes: Buffer, to: Socket): void {
    const before = this.passedTo(to);
    const coming = pause(this.options.random() * this.options.longestMs).then(() => {
      this.late.delete(coming);
      if (to.destroyed) return;
      if (this.passedTo(to) > before) this.spoilt += 1;
      this.send(bytes, to);
    });
    this.late.add(coming);
  }
}
