import { Worker } from 'node:worker_threads';
import { logReaderWorkerUrl } from './worker-url.js';

interface Waiter {
  resolve(rows: unknown[][]): void;
  reject(error: unknown): void;
}

interface Answer {
  readonly id: number;
  readonly rows?: unknown[][];
  readonly error?: unknown;
}

/** Runs queries of one file in a thread that starts with the first and ends when none came for a while. */
export class QueryWorker {
  private worker: Worker | undefined;
  private idle: NodeJS.Timeout | undefined;
  private closed = false;
  private next = 1;
  private readonly waiting = new Map<number, Waiter>();

  constructor(
    private readonly file: string,
    private readonly idleMs: number,
  ) {}

  /** Whether a thread runs now. */
  get running(): boolean {
    return this.worker !== undefined;
  }

  ask(sql: string, values: readonly (string | number)[]): Promise<unknown[][]> {
    if (this.closed) return Promise.reject(new Error('the reader is closed'));
    clearTimeout(this.idle);
    this.worker ??= this.start();
    this.worker.ref();
    const id = this.next++;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.worker?.postMessage({ id, sql, values });
    });
  }

  /** Ends the thread; what was being read is rejected. */
  async close(): Promise<void> {
    this.closed = true;
    await this.end(new Error('the reader was closed'));
  }

  private start(): Worker {
    const worker = new Worker(logReaderWorkerUrl(), { workerData: { file: this.file }, name: 'log-reader', execArgv: [] });
    worker.on('message', (answer: Answer) => this.settle(answer));
    worker.on('error', (error) => {
      if (this.worker === worker) void this.end(error);
    });
    return worker;
  }

  private settle({ id, rows, error }: Answer): void {
    const waiter = this.waiting.get(id);
    this.waiting.delete(id);
    if (this.waiting.size === 0) this.rest();
    if (rows) waiter?.resolve(rows);
    else waiter?.reject(error);
  }

  private rest(): void {
    this.worker?.unref();
    this.idle = setTimeout(() => void this.end(new Error('the reader went to rest')), this.idleMs).unref();
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
