import { fork, spawnSync, type ChildProcess } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { once } from 'node:events';

/** What the peer can be asked; it answers a rate in events a second. */
export type PeerWork =
  | { readonly work: 'append'; readonly file: string; readonly appends: readonly PeerAppend[]; readonly inFlight: number }
  | { readonly work: 'fill'; readonly file: string; readonly appends: readonly PeerAppend[] }
  | { readonly work: 'fold'; readonly file: string; readonly states: string };

export interface PeerAppend {
  readonly stream: string;
  /** Events in the stream before. */
  readonly version: number;
  readonly events: readonly { readonly type: string; readonly data: object; readonly metadata: object }[];
}

type Answer = { readonly rate: number } | { readonly failed: string };

const source = resolve('test/bench/peer');
const home = resolve('.cache/bench-peer');

/** emmett-sqlite in a process of its own, since it prints to standard output and brings a native module. */
export class Peer {
  private constructor(private readonly child: ChildProcess) {}

  /** Installs it on demand outside the tree that is built. Answers why not, where it cannot be had. */
  static async open(say: (text: string) => void): Promise<Peer | string> {
    const missing = install(say);
    if (missing !== undefined) return missing;
    const child = fork(join(home, 'emmett-peer.mjs'), { serialization: 'advanced', stdio: ['ignore', 2, 2, 'ipc'] });
    const first = await answerOf(child);
    return first === 'ready' ? new Peer(child) : `emmett-sqlite does not start here (${String(first)})`;
  }

  async ask(work: PeerWork): Promise<number> {
    this.child.send(work);
    const answer = (await answerOf(this.child)) as Answer | number | null;
    if (typeof answer !== 'object' || answer === null) throw new Error('the peer ended before it answered');
    if ('failed' in answer) throw new Error(`the peer failed: ${answer.failed}`);
    return answer.rate;
  }

  close(): void {
    this.child.disconnect();
  }
}

/** Its next message, or how it ended. */
async function answerOf(child: ChildProcess): Promise<unknown> {
  const waiting = new AbortController();
  try {
    const [answer] = (await Promise.race(['message', 'exit'].map((event) => once(child, event, { signal: waiting.signal })))) as [unknown];
    return answer;
  } finally {
    waiting.abort();
  }
}

/** Why it cannot be installed, or nothing. */
function install(say: (text: string) => void): string | undefined {
  mkdirSync(home, { recursive: true });
  for (const file of ['package.json', 'package-lock.json', 'emmett-peer.mjs']) copyFileSync(join(source, file), join(home, file));
  if (!isInstalled()) {
    say('installing the peer, emmett-sqlite');
    const failed =
      run('npm', 'ci', '--ignore-scripts', '--no-audit', '--no-fund') ?? run('npm', 'rebuild', 'sqlite3', '--ignore-scripts=false');
    if (failed !== undefined) return `emmett-sqlite could not be installed: ${failed}`;
  }
  return existsSync(native) ? undefined : 'emmett-sqlite could not be installed: sqlite3 has no native part here';
}

const native = join(home, 'node_modules/sqlite3/build/Release/node_sqlite3.node');

function isInstalled(): boolean {
  const installed = join(home, 'node_modules/@event-driven-io/emmett-sqlite/package.json');
  if (!existsSync(native) || !existsSync(installed)) return false;
  const versionOf = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as { version?: string; dependencies: Record<string, string> };
  return versionOf(installed).version === versionOf(join(home, 'package.json')).dependencies['@event-driven-io/emmett-sqlite'];
}

/** The last line of what went wrong, or nothing. */
function run(command: string, ...words: string[]): string | undefined {
  const { status, error, stderr } = spawnSync(command, words, { cwd: home, encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] });
  if (status === 0) return undefined;
  return error?.message ?? stderr.trim().split('\n').at(-1) ?? `${command} ended with ${String(status)}`;
}
