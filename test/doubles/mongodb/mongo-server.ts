import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';

const PACKAGE = '@jongodb/memory-server-bin-linux-x64-gnu/package.json';
const LISTENING = /^JONGODB_URI=mongodb:\/\/127\.0\.0\.1:(\d+)/;

/**
 * A server that speaks MongoDB's wire protocol, on a port of this machine. It keeps everything in memory: struck down, it has lost all. It can
 * be started again at the same port, and ends with the process that started it.
 */
export class MongoServer {
  private port = 0;
  private server: ChildProcess | undefined;
  private readonly endWithUs = () => this.server?.kill('SIGKILL');

  private constructor(private readonly packageFile: string) {
    process.on('exit', this.endWithUs);
  }

  /** Resolves once clients can connect. */
  static async start(): Promise<MongoServer> {
    const server = new MongoServer(createRequire(join(process.cwd(), 'package.json')).resolve(PACKAGE));
    await server.start();
    return server;
  }

  get url(): string {
    return `mongodb://127.0.0.1:${this.port}/?directConnection=true`;
  }

  /** Begins another, empty life at the same port. */
  async start(): Promise<void> {
    this.server = spawn(join(dirname(this.packageFile), 'bin/jongodb'), [`--port=${this.port}`], { stdio: ['ignore', 'pipe', 'ignore'] });
    this.port = await listeningPort(this.server);
  }

  /** Strikes it down as kill -9 does; what it held is gone. */
  async kill(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    const ended = once(server, 'exit');
    server.kill('SIGKILL');
    await ended;
  }

  /** Ends it for good. */
  async dispose(): Promise<void> {
    await this.kill();
    process.off('exit', this.endWithUs);
  }
}

/** It tells its address once clients can connect; all it says is read, or a full pipe would stop it. */
function listeningPort(server: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    server.on('error', reject);
    server.on('exit', (code) => reject(new Error(`the MongoDB test server ended with ${code}`)));
    createInterface({ input: server.stdout! }).on('line', (line) => {
      const port = LISTENING.exec(line)?.[1];
      if (port !== undefined) resolve(Number(port));
    });
  });
}
