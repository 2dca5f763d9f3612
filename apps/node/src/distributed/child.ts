import { Backoff } from '@tongxin/runtime';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

export interface ChildOptions {
  readonly name: string;
  readonly program: string;
  /** By the port that it listens on: that of its first life, and 0 in that one, so that the program takes one that is free. */
  readonly words: (port: string) => readonly string[];
  readonly environment?: (port: string) => NodeJS.ProcessEnv;
  /** What it prints once it works; the first group is where it was found, the second the port there. */
  readonly works: RegExp;
  /** Each line that it prints. */
  readonly say: (line: string) => void;
  /** Lets it be spoken to by messages of Node. */
  readonly speaks?: boolean;
}

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;

/**
 * A process beside this one: in a group of its own, so that it is not stopped before those who need it, and started again when it ends by itself, after
 * pauses that grow until it works.
 */
export class Child {
  private port = '0';
  private process: ChildProcess;
  /** Resolves once the present life works. */
  private life: Promise<void> = Promise.resolve();
  private readonly stopping = new AbortController();
  private readonly backoff = new Backoff(FIRST_PAUSE_MS, LONGEST_PAUSE_MS);
  /** Where it was found to work when it began; the same in each life, for it is started again on the port that it took. */
  where = '';

  constructor(private readonly options: ChildOptions) {
    this.process = this.spawn();
  }

  /** Resolves once it works. @throws when it ends before. */
  static async start(options: ChildOptions): Promise<Child> {
    const child = new Child(options);
    await child.begun();
    return child;
  }

  /** Resolves once it works for the first time; asked once. @throws when it ends before, be it that it was told to. */
  async begun(): Promise<void> {
    const [where = '', port = '0'] = await this.worked(this.process);
    this.where = where;
    this.port = port;
    this.watch();
  }

  get pid(): number | undefined {
    return this.process.pid;
  }

  /** The process, for who speaks with it. */
  get peer(): ChildProcess {
    return this.process;
  }

  /** Resolves once it works, in whichever life. */
  async works(): Promise<void> {
    for (let life: Promise<void> | undefined; life !== this.life;) {
      ({ life } = this);
      await life;
    }
  }

  /** Resolves once it has ended by itself after it was told to. */
  async stop(): Promise<void> {
    this.stopping.abort();
    if (this.process.exitCode !== null || this.process.signalCode !== null) return;
    const ended = once(this.process, 'exit');
    this.process.kill('SIGTERM');
    await ended;
  }

  private spawn(): ChildProcess {
    const { program, words, environment, speaks } = this.options;
    return spawn(program, [...words(this.port)], {
      env: environment?.(this.port) ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe', ...(speaks ? (['ipc'] as const) : [])],
      detached: true,
    });
  }

  private worked(child: ChildProcess): Promise<readonly string[]> {
    return new Promise((resolve, reject) => {
      const hear = (line: string): void => {
        this.options.say(line);
        const found = this.options.works.exec(line);
        if (found) resolve(found.slice(1));
      };
      for (const stream of [child.stdout, child.stderr]) if (stream) createInterface({ input: stream }).on('line', hear);
      child.once('error', reject);
      child.once('exit', (code) => reject(new Error(`${this.options.name} 已退出 / ended with ${String(code)}`)));
    });
  }

  private watch(): void {
    this.process.once('exit', () => {
      this.life = this.again();
    });
  }

  private async again(): Promise<void> {
    if (this.stopping.signal.aborted) return;
    this.options.say('意外退出，重新启动 / ended by itself and is started again');
    if (!(await this.backoff.pause(this.stopping.signal))) return;
    this.process = this.spawn();
    this.watch();
    try {
      await this.worked(this.process);
      this.backoff.reset();
    } catch (error) {
      this.options.say(String(error));
    }
  }
}
