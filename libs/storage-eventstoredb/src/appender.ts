import { createHash } from 'node:crypto';
import { RevisionConflict, type Appended, type SealedEvent } from '@tongxin/eventing';
import { StreamQueue } from '@tongxin/runtime';
import { Conflict, mayHaveLanded, type Connection } from './connection.js';
import type { Patience } from './patience.js';
import { hashOf, newEvent, type NewEvent } from './stored-event.js';
import { NO_HEAD, type StreamHead, type StreamHeads } from './stream-heads.js';

/** Appends to one stream one after the other, and to different streams beside each other. */
export class Appender {
  private readonly queue = new StreamQueue();
  /** Streams with an append of which nobody knows whether it was written. */
  private readonly doubtful = new Set<string>();

  constructor(
    private readonly connection: Connection,
    private readonly patience: Patience,
    private readonly heads: StreamHeads,
  ) {}

  append(stream: string, expected: number, events: readonly SealedEvent[]): Promise<Appended> {
    return this.queue.run(stream, async () => {
      const head = await this.headOf(stream, expected);
      if (head.revision !== expected) return this.answerRepeat(stream, head, expected, events);
      return this.write(stream, head, events);
    });
  }

  private async headOf(stream: string, expected: number): Promise<StreamHead> {
    const known = this.heads.get(stream);
    if (known?.revision === expected) return known;
    const last = await this.patience.ask(`the end of ${stream}`, (signal) => this.connection.lastOf(stream, signal));
    const head = last ? { revision: last.revision, hash: hashOf(last) } : NO_HEAD;
    this.heads.forget(stream);
    this.heads.saw(stream, head);
    return head;
  }

  private async write(stream: string, before: StreamHead, events: readonly SealedEvent[]): Promise<Appended> {
    const { chained, head } = chain(before, events);
    try {
      const send = (): Promise<{ position: number }> => this.connection.append(stream, before.revision, chained);
      const { position } = await this.patience.ask(`an append to ${stream}`, send);
      this.settle(stream, head);
      return { position, revision: head.revision, repeated: false };
    } catch (error) {
      this.heads.forget(stream);
      if (mayHaveLanded(error)) this.doubtful.add(stream);
      if (error instanceof Conflict) throw new RevisionConflict(stream, before.revision, error.actual);
      throw error;
    }
  }

  /** After a lost answer the server may have kept what was sent then, with the same ids and another text: what it has is read again. */
  private settle(stream: string, head: StreamHead): void {
    if (this.doubtful.delete(stream)) this.heads.forget(stream);
    else this.heads.saw(stream, head);
  }

  /** The stream is not at the revision expected: a repeat when all ids stand at the very revisions, else a conflict. */
  private async answerRepeat(stream: string, head: StreamHead, expected: number, events: readonly SealedEvent[]): Promise<Appended> {
    const revision = expected + events.length;
    if (head.revision >= revision) {
      const there = await this.patience.ask(`${stream} after ${expected}`, (signal) =>
        this.connection.readStream(stream, expected + 1, events.length, signal),
      );
      const last = there[events.length - 1];
      if (last && events.every(({ id }, at) => there[at]?.id === id.toLowerCase())) {
        return { position: last.position, revision, repeated: true };
      }
    }
    throw new RevisionConflict(stream, expected, head.revision);
  }
}

/** The hash of an event: SHA-256 over the hash before it in its stream (32 zero bytes at first) and the UTF-8 bytes of its envelope. */
function chain(before: StreamHead, events: readonly SealedEvent[]): { chained: NewEvent[]; head: StreamHead } {
  let { hash } = before;
  const chained = events.map((event) => {
    hash = createHash('sha256').update(hash).update(event.text, 'utf8').digest();
    return newEvent(event, hash);
  });
  return { chained, head: { revision: before.revision + events.length, hash } };
}
