import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import type { Answers, Ask, NodesOrder, Pace, Question, Told } from './questions.js';

/** Compiled, also where a spec asks: a process has no transformer. */
const program = resolve('dist/test/bench/links/node-process.js');

/** Nodes in a process of their own. */
export class NodesApart {
  private asked = 0;

  private constructor(private readonly child: ChildProcess) {}

  /** Resolves when they are open and their lines stand; they do nothing yet. */
  static async open(order: NodesOrder): Promise<NodesApart> {
    const apart = new NodesApart(fork(program, [JSON.stringify(order)], { stdio: ['ignore', 2, 2, 'ipc'], execArgv: FLAGS }));
    await apart.told(0);
    return apart;
  }

  async ask<A extends Ask>(ask: A, pace?: Pace): Promise<Answers[A]> {
    this.asked += 1;
    const id = this.asked;
    this.child.send({ id, ask, ...(pace && { pace }) } satisfies Question);
    return (await this.told(id)) as Answers[A];
  }

  async close(): Promise<void> {
    await this.ask('close');
    const ended = once(this.child, 'exit');
    this.child.disconnect();
    await ended;
  }

  /** Ends it whatever it does. */
  kill(): void {
    this.child.kill('SIGKILL');
  }

  private told(id: number): Promise<unknown> {
    return new Promise((answer, reject) => {
      const end = (): void => {
        this.child.off('message', hear);
        this.child.off('exit', gone);
      };
      const gone = (): void => reject(new Error('the nodes ended before they answered'));
      const hear = (told: Told): void => {
        if (told.id !== id) return;
        end();
        if (told.failed === undefined) answer(told.answer);
        else reject(new Error(told.failed));
      };
      this.child.on('message', hear);
      this.child.once('exit', gone);
    });
  }
}

/** As `npm start` gives them. */
const FLAGS = ['--max-semi-space-size=8', ...(process.env['TONGXIN_BENCH_FLAGS']?.split(' ') ?? [])];
