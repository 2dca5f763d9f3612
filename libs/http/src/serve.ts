import type { RequestListener, Server } from 'node:http';
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { prepareServer } from './prepare-http.js';

/** PEM of a certificate with its chain, and of its key. */
export interface Certificate {
  readonly cert: Buffer;
  readonly key: Buffer;
}

export interface ListenOptions {
  /** 0 for any that is free. */
  readonly port: number;
  /** Default: every address of the machine. */
  readonly host?: string;
  /** Speaks TLS alone with this; plain http without. */
  readonly certificate?: Certificate;
}

/** Requests in hand have this long, then engines and stores: together less than a service manager waits. */
const REQUESTS_FINISH_MS = 8_000;
const ENGINES_STOP_MS = 17_000;
const SWEEP_MS = 50;

/** Listens. @throws with a clear message when the port is taken. */
export async function listen(application: RequestListener, { port, host, certificate }: ListenOptions): Promise<Server> {
  const server = certificate ? createTlsServer({ ...certificate, minVersion: 'TLSv1.2' }, application) : createServer(application);
  prepareServer(server);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(`端口 ${port} 已被占用，请用 PORT 另选一个 / port ${port} is taken, choose another with PORT`)
          : error,
      );
    });
    server.listen({ port, ...(host !== undefined && { host }) }, resolve);
  });
  return server;
}

/** Takes no new connection, lets the requests in hand be answered, and after `patienceMs` breaks off those that are not. */
export async function finishRequests(server: Server, patienceMs = REQUESTS_FINISH_MS): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // A browser keeps its connection after the answer, and would keep the program.
  const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
  const late = setTimeout(() => server.closeAllConnections(), patienceMs);
  await closed;
  clearInterval(sweep);
  clearTimeout(late);
}

const SIGNALS = { SIGINT: 2, SIGTERM: 15, SIGBREAK: 21 } as const;

/** Resolves when the process is told to stop. Told once more, it ends at once. */
export function toldToStop(): Promise<void> {
  let told = false;
  return new Promise((resolve) => {
    for (const [signal, number] of Object.entries(SIGNALS))
      process.on(signal, () => {
        if (told) process.exit(128 + number);
        told = true;
        resolve();
      });
  });
}

/** Stops what runs; ends the process with a failure when that takes longer than it may. */
export async function withinLimit(work: () => Promise<void>): Promise<void> {
  const watchdog = setTimeout(() => {
    process.stderr.write('未能在限期内停止 / did not stop in time\n');
    process.exit(1);
  }, ENGINES_STOP_MS);
  await work();
  clearTimeout(watchdog);
}
