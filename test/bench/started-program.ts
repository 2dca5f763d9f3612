import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { HttpClient } from './http-client.js';

const main = fileURLToPath(new URL('../../apps/node/src/main.js', import.meta.url));
/** As `npm start` gives them. */
const flags = ['--max-semi-space-size=8'];
const PATIENCE_MS = 60_000;
/** Its output is not read, so that reading costs nothing where it is measured, and its port is chosen here; another may take that before it does. */
const TRIES = 3;

/** The real program in a process of its own, serving a data directory. */
export class StartedProgram {
  private constructor(
    private readonly child: ChildProcess,
    readonly client: HttpClient,
    /** Milliseconds from the start of the process to its first 200. */
    readonly startedMs: number,
  ) {}

  static async start(directory: string, tries = TRIES): Promise<StartedProgram> {
    try {
      return await StartedProgram.begin(directory);
    } catch (error) {
      if (tries <= 1) throw error;
      return StartedProgram.start(directory, tries - 1);
    }
  }

  private static async begin(directory: string): Promise<StartedProgram> {
    const port = await freePort();
    const client = new HttpClient(port);
    const began = performance.now();
    const child = spawn(process.execPath, [...flags, main, 'start'], {
      env: { ...process.env, TONGXIN_DATA: directory, PORT: String(port) },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    while (!(await isReady(client))) {
      if (child.exitCode !== null) throw new Error(`the program ended with ${child.exitCode} before it answered`);
      if (performance.now() - began > PATIENCE_MS) {
        child.kill('SIGKILL');
        throw new Error('the program does not answer');
      }
      await pause(2);
    }
    return new StartedProgram(child, client, performance.now() - began);
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  async stop(): Promise<void> {
    this.client.close();
    const ended = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    await ended;
  }
}

async function isReady(client: HttpClient): Promise<boolean> {
  try {
    return (await client.send('GET', '/api/health/ready')).status === 200;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}
