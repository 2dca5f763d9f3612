import { Worker } from 'node:worker_threads';

interface Waiter<Answer> {
  resolve(answer: Answer): void;
  reject(error: unknown): void;
}

/** What a thread says to a question of that number: the answer, or why there is none. */
export type Said<Answer> = { readonly id: number; readonly answer: Answer } | { readonly id: number; readonly error: unknown };

/** A thread that works on one file with a connection of its own, one question after the other. It starts with the first and ends when none came for a while. */
export class FileThread<Question, Answer> {
  private worker: Worker | undefined;
  private idle: NodeJS.Timeout | undefined;
  private closed = false;
  private next = 1;
  private readonly waiting = new Map<number, Waiter<Answer>>();

  constructor(
    private readonly name: string,
    private readonly program: URL,
    private readonly file: string,
    private readonly idleMs: number,
  ) {}

  /** Whether the thread runs now. */
  get running(): boolean {
    return this.worker !== undefined;
  }

  /** What is handed over can no longer be used here. */
  ask(question: Question, handedOver: readonly ArrayBuffer[] = []): Promise<Answer> {
    if (this.closed) return Promise.reject(new Error(`the ${this.name} is closed`));
    clearTimeout(this.idle);
    this.worker ??= this.start();
    this.worker.ref();
    const id = this.next++;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.worker?.postMessage({ id, question }, handedOver);
    });
  }

  /** Ends the thread; what was being worked on is rejected. */
  async close(): Promise<void> {
    this.closed = true;
    await this.end(new Error(`the ${this.name} was closed`));
  }

  private start(): Worker {
    const worker = new Worker(this.program, { workerData: { file: this.file }, name: this.name, execArgv: [] });
    worker.on('message', (said: Said<Answer>) => this.settle(said));
    worker.on('error', (error) => {
      if (this.worker === worker) void this.end(error);
    });
    return worker;
  }

  private settle(said: Said<Answer>): void {
    const waiter = this.waiting.get(said.id);
    this.waiting.delete(said.id);
    if (this.waiting.size === 0) this.rest();
    if ('answer' in said) waiter?.resolve(said.answer);
    else waiter?.reject(said.error);
  }

  private rest(): void {
    this.worker?.unref();
    this.idle = setTimeout(() => void this.end(new Error(`the ${this.name} went to rest`)), this.idleMs).unref();
  }

  private async end(reason: unknown): Promise<void> {
    clearTimeout(this.idle);
    const worker = this.worker;
    this.worker = undefined;
    for (const waiter of this.waiting.values()) waiter.reject(reason);
    this.waiting.clear();
    await worker?.terminate();
  }
}
