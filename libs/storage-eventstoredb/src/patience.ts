import { Backoff } from '@tongxin/runtime';
import { isPassing } from './connection.js';

/** The server did not answer in time, or only that it cannot serve now. What was asked for may have happened or not. */
export class NoAnswer extends Error {
  constructor(
    readonly asked: string,
    readonly afterMs: number,
    options: ErrorOptions,
  ) {
    super(`EventStoreDB did not answer ${asked} within ${afterMs} ms`, options);
    this.name = 'NoAnswer';
  }
}

const FIRST_PAUSE = 20;
const LONGEST_PAUSE = 1000;

/** Asks until there is an answer that will stay, or the time is over. A lost answer never hangs who asks, a late one goes nowhere. */
export class Patience {
  constructor(readonly ms: number) {}

  /** @throws NoAnswer */
  async ask<T>(asked: string, attempt: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const over = new AbortController();
    let last: unknown;
    const trying = async (): Promise<T> => {
      const backoff = new Backoff(FIRST_PAUSE, LONGEST_PAUSE);
      for (;;) {
        try {
          return await attempt(over.signal);
        } catch (error) {
          last = error;
          if (!isPassing(error) || !(await backoff.pause(over.signal))) throw error;
        }
      }
    };
    let timer: NodeJS.Timeout | undefined;
    const tooLong = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new NoAnswer(asked, this.ms, { cause: last })), this.ms);
    });
    try {
      return await Promise.race([trying(), tooLong]);
    } finally {
      clearTimeout(timer);
      over.abort();
    }
  }
}
