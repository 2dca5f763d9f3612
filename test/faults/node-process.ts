import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { killed } from './killed.js';
import type { NodeOrder, NodeWord } from './node-program.js';
import { said } from './said.js';

const program = fileURLToPath(new URL('./node-program.js', import.meta.url));

/** A node as a process of its own. */
export class NodeProcess {
  private constructor(
    private readonly child: ChildProcess,
    private readonly who: string,
  ) {}

  /** Resolves once it runs. @param within words before those of the program, that put it elsewhere */
  static async start(order: NodeOrder, within: readonly string[] = []): Promise<NodeProcess> {
    const [command = '', ...words] = [...within, process.execPath, program, JSON.stringify(order)];
    const child = spawn(command, words, { stdio: ['pipe', 'pipe', 'inherit'] });
    const started = new NodeProcess(child, order.record.id);
    try {
      await said(child, /^runs$/, started.who);
      return started;
    } catch (error) {
      await started.kill();
      throw error;
    }
  }

  /** Resolves when it has done so. */
  async does(word: NodeWord): Promise<void> {
    const done = said(this.child, new RegExp(`^${word}$`), this.who);
    this.child.stdin?.write(`${word}\n`);
    await done;
  }

  kill(): Promise<void> {
    return killed(this.child);
  }
}
