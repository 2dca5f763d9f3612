import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const LISTENING = /Listening for client connections on \S+:(\d+)/;
const READY = /Server is ready/;

export interface NatsServerOptions {
  /** Text of its configuration file: accounts, permissions, TLS, limits. Address, port, JetStream and store directory are given beside it. */
  readonly config?: string;
  /** Where it runs instead of here: words before its own that put it into another network, and its address there. */
  readonly network?: { readonly within: readonly string[]; readonly address: string };
}

const HERE = { within: [], address: '127.0.0.1' };

/**
 * A real nats-server with JetStream on a free port of this machine, its store in a folder of its own. It can be killed, wiped and started
 * again at the same port; it ends with the process that started it.
 */
export class NatsServer {
  private port = -1;
  private server: ChildProcess | undefined;
  private readonly folder = mkdtempSync(join(tmpdir(), 'tongxin-nats-'));
  private readonly endWithUs = () => this.server?.kill('SIGKILL');

  private constructor(private readonly options: NatsServerOptions) {
    process.on('exit', this.endWithUs);
  }

  /** Resolves once clients can connect. */
  static async start(options: NatsServerOptions = {}): Promise<NatsServer> {
    const server = new NatsServer(options);
    try {
      await server.start();
      return server;
    } catch (error) {
      await server.dispose();
      throw error;
    }
  }

  /** `127.0.0.1:PORT`, the same in every life. */
  get address(): string {
    return `${this.network.address}:${this.port}`;
  }

  /** Where JetStream keeps its streams. */
  get store(): string {
    return join(this.folder, 'store');
  }

  /** Begins another life at the same port with what the store still holds. */
  async start(): Promise<void> {
    const file = join(this.folder, 'nats.conf');
    writeFileSync(file, this.options.config ?? '');
    const { within, address } = this.network;
    const words = ['-c', file, '-a', address, '-p', String(this.port), '-js', '-sd', this.store];
    const [command = '', ...before] = [...within, 'nats-server'];
    this.server = spawn(command, [...before, ...words], { stdio: ['ignore', 'ignore', 'pipe'] });
    this.port = await readyPort(this.server);
  }

  /** Strikes it down as kill -9 does. */
  kill(): Promise<void> {
    return this.end('SIGKILL');
  }

  /** Asks it to end. */
  stop(): Promise<void> {
    return this.end('SIGTERM');
  }

  /** Forgets every stream; only while it is not running. */
  wipe(): void {
    rmSync(this.store, { recursive: true, force: true });
  }

  /** Ends it for good and leaves nothing behind. */
  async dispose(): Promise<void> {
    await this.kill();
    process.off('exit', this.endWithUs);
    rmSync(this.folder, { recursive: true, force: true });
  }

  private get network(): NonNullable<NatsServerOptions['network']> {
    return this.options.network ?? HERE;
  }

  private async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const server = this.server;
    this.server = undefined;
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    const ended = once(server, 'exit');
    server.kill(signal);
    await ended;
  }
}

/** Its log tells the port and when it is ready; all of it is read, or a full pipe would stop it. */
function readyPort(server: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    const said: string[] = [];
    let port = -1;
    server.on('error', reject);
    server.on('exit', (code) => reject(new Error(`nats-server ended with ${code}:\n${said.join('\n')}`)));
    createInterface({ input: server.stderr! }).on('line', (line) => {
      if (said.length < 100) said.push(line);
      port = Number(LISTENING.exec(line)?.[1] ?? port);
      if (READY.test(line)) resolve(port);
    });
  });
}
