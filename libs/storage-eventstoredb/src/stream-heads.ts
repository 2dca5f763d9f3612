import { NO_STREAM } from '@tongxin/eventing';

/** The end of a stream: what the next event's hash goes on from. */
export interface StreamHead {
  readonly revision: number;
  readonly hash: Uint8Array;
}

export const NO_HEAD: StreamHead = { revision: NO_STREAM, hash: Buffer.alloc(32) };

const KEPT = 8192;

/** The heads of streams seen lately. They only save readings: an append names the revision it goes on from, and the server compares. */
export class StreamHeads {
  private readonly heads = new Map<string, StreamHead>();

  get(stream: string): StreamHead | undefined {
    return this.heads.get(stream);
  }

  /** Takes a head that was read or written; one that is older than what is known came late. */
  saw(stream: string, head: StreamHead): void {
    const known = this.heads.get(stream);
    if (known && known.revision > head.revision) return;
    this.heads.delete(stream);
    this.heads.set(stream, head);
    if (this.heads.size <= KEPT) return;
    const [oldest] = this.heads.keys();
    if (oldest !== undefined) this.heads.delete(oldest);
  }

  forget(stream: string): void {
    this.heads.delete(stream);
  }

  /** A server that was gone may come back with a restored log. */
  clear(): void {
    this.heads.clear();
  }
}
