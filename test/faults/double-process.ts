import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { killed } from './killed.js';
import { said } from './said.js';

const program = fileURLToPath(new URL('../doubles/eventstoredb/main.js', import.meta.url));

/** The double of EventStoreDB as a process of its own, which can be killed and started again on the same file and port. */
export class DoubleProcess {
  private child: ChildProcess | undefined;
  /** Where clients find it. */
  url = '';

  /** `main`: the double's compiled program, where it does not lie beside this module. */
  constructor(
    private readonly file: string,
    private readonly main = program,
  ) {}

  /** Resolves once it listens. */
  async start(): Promise<void> {
    const port = /:(\d+)\?/.exec(this.url)?.[1] ?? '0';
    const child = spawn(process.execPath, [this.main, '--file', this.file, '--port', port], { stdio: ['ignore', 'pipe', 'inherit'] });
    this.child = child;
    this.url = (await said(child, /^\S+$/, 'the double of EventStoreDB'))[0];
  }

  /** As a power cut of the process: nothing is finished. */
  kill(): Promise<void> {
    return killed(this.child);
  }
}
