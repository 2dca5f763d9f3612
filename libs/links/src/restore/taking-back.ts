import { Refused } from '@tongxin/eventing';
import type { EventStore, SealedEvent } from '@tongxin/eventing';
import { streamHeadBytes, type Entry } from '../batch.js';
import { envelopeOf, ownerOf, StreamEnd } from '../entry-check.js';
import { runsByStream } from '../link-receiver.js';
import type { RestorePage } from './restore-messages.js';

/** Takes a node's own streams back from its superior: what is here already stays, what follows from it is appended, anything else ends the restore. */
export class TakingBack {
  /** Streams whose end, as it was given back, the node itself has not been found to have signed. */
  private readonly unsigned = new Set<string>();

  constructor(
    private readonly node: string,
    private readonly store: EventStore,
    private readonly isOurs: (bytes: Uint8Array, signature: Uint8Array) => boolean,
  ) {}

  /** @throws Refused `restore.does-not-fit`. */
  async take({ entries, heads }: RestorePage): Promise<void> {
    const signed = new Set(
      heads
        .filter((head) => this.isOurs(streamHeadBytes(head), Buffer.from(head.signature, 'base64url')))
        .map(({ stream, revision, hash }) => keyOf({ stream, revision, hash })),
    );
    for (const { stream, entries: run } of runsByStream(entries, 1)) {
      await this.append(stream, run);
      for (const entry of run) {
        if (signed.has(keyOf(entry))) this.unsigned.delete(stream);
        else this.unsigned.add(stream);
      }
    }
  }

  /** What the superior could have added by itself: nothing in its place carries the node's signature. @throws Refused `restore.not-vouched`. */
  assertVouched(): void {
    const [stream] = this.unsigned;
    if (stream !== undefined) throw new Refused('restore.not-vouched', { stream });
  }

  private async append(stream: string, run: readonly Entry[]): Promise<void> {
    const from = Math.max(0, (run[0]?.revision ?? 0) - 1);
    const end = new StreamEnd(await this.store.readStreamSealed(stream, from), from);
    const { revision } = end;
    const fresh = run.flatMap((entry) => this.fitting(entry, end));
    if (fresh.length > 0) await this.store.append(stream, revision, fresh);
  }

  private fitting(entry: Entry, end: StreamEnd): readonly SealedEvent[] {
    const envelope = envelopeOf(entry);
    const isOwn = ownerOf(entry.stream) === this.node && envelope?.metadata.origin.node === this.node;
    const place = envelope && isOwn ? end.place(entry, envelope.metadata.origin.epoch) : 'foreign-owner';
    if (place === 'here') return [];
    if (place !== 'new' || !envelope)
      throw new Refused('restore.does-not-fit', { stream: entry.stream, revision: entry.revision, reason: place });
    return [{ id: envelope.id, text: entry.text }];
  }
}

function keyOf({ stream, revision, hash }: Pick<Entry, 'stream' | 'revision' | 'hash'>): string {
  return `${stream}@${revision} ${hash}`;
}
