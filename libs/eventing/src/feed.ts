import type { RecordedEvent } from './event.js';

export interface Following {
  /** Stops after the batch in hand. */
  stop(): Promise<void>;
}

/** A node's log as it grows, in order, at least once. Who follows keeps the checkpoint. */
export interface Feed {
  /**
   * Hands over batches after position `after`, one at a time; the next comes when the promise resolves. `position` is where to go on
   * from once the batch is done. A rejected promise stops the following and is given to `onError`.
   */
  follow(
    after: number,
    handle: (events: readonly RecordedEvent[], position: number) => Promise<void>,
    onError: (error: unknown) => void,
  ): Following;
}

/** Asking another service or node and getting one answer. Errors travel as they are thrown: `Refused` stays `Refused`. */
export interface Messenger {
  /** Answers requests on a subject from now on. */
  answer(subject: string, handle: (request: unknown) => Promise<unknown>): void;
  /** @throws Refused `messaging.nobody-there` when nobody answers the subject. */
  request<Answer>(subject: string, request: unknown): Promise<Answer>;
  /** Calls back each time others may be reached again. Returns the way to stop. A messenger that is never cut off has none. */
  onReachable?(listener: () => void): () => void;
}
