import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { SAMPLE_PASSWORD } from '../../apps/node/src/sample/sample-accounts.js';

const MAIN = join('dist', 'apps', 'node', 'src', 'main.js');

/** The built program as it was started by one of its commands. */
export interface Started {
  readonly child: ChildProcess;
  readonly url: string;
  /** Resolves with its exit code. */
  readonly ended: Promise<number | null>;
  /** What it printed so far, and its complaints. */
  readonly output: () => string;
  readonly complaints: () => string;
  /** Tells it to stop where it did not end yet, and waits until it has. */
  close(): Promise<void>;
}

/** Resolves once it says where it serves; on data of its own, and a port that is free. */
export async function startProgram(command: string, directory: string, env: Readonly<Record<string, string>> = {}): Promise<Started> {
  const child = spawn(process.execPath, [MAIN, command], {
    env: { ...process.env, NODE_OPTIONS: '', TONGXIN_DATA: directory, PORT: '0', LOG_FORMAT: 'json', LOG_LEVEL: 'info', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  const [output, complaints] = [gathered(child.stdout), gathered(child.stderr)];
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', () => {
      const served = /serves: (https?:\/\/localhost:\d+)/.exec(output())?.[1];
      if (served !== undefined) resolve(served);
    });
    void ended.then((code) => reject(new Error(`the program ended with ${code} before it served: ${output()}${complaints()}`)));
  });
  const close = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
  };
  return { child, url, ended, output, complaints, close };
}

function gathered(stream: NodeJS.ReadableStream): () => string {
  let text = '';
  stream.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  return () => text;
}

export async function tokenOf(url: string, node: string, account: string): Promise<string> {
  const response = await fetch(`${url}/n/${node}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account, password: SAMPLE_PASSWORD, kind: 'token' }),
  });
  return ((await response.json()) as { token: string }).token;
}

export interface Repeated {
  readonly node: string;
  /** The path of a command that begins a stream. */
  readonly path: string;
  readonly token: string;
  readonly body: object;
}

/** Sends a command one time after the other until nobody answers any more; `granted` is told of each that was. */
export async function untilStopped(url: string, { node, path, token, body }: Repeated, granted: (answer: Granted) => void): Promise<void> {
  for (;;) {
    try {
      const response = await fetch(`${url}/n/${node}/api/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify(body),
      });
      if (response.status !== 201) throw new Error(`${response.status} ${await response.text()}`);
      granted((await response.json()) as Granted);
    } catch (error) {
      // What fetch throws where nobody answers; an error of another realm is no instance of this one's.
      if ((error as Error).name === 'TypeError') return;
      throw error;
    }
  }
}

export interface Granted {
  readonly id: string;
  readonly stream: string;
}
