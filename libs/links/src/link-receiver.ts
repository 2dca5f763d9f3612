import { Refused, RevisionConflict } from '@tongxin/eventing';
import type { EventStore, RecordStore, SealedEvent } from '@tongxin/eventing';
import { headBytes, headKey, StreamQueue, type NodeIdentity } from '@tongxin/runtime';
import { Arrivals, readEnd } from './arrivals.js';
import {
  batchBytes,
  isBatch,
  STREAM_HEADS,
  streamHeadBytes,
  type Acknowledgement,
  type Batch,
  type Entry,
  type SignedStreamHead,
} from './batch.js';
import { envelopeOf, isChain, ownerOf, type StreamEnd, type QuarantineReason } from './entry-check.js';

import type { NodeLife } from './node-life/node-life.js';
import { inboxOf, INBOXES, inLife, taken, turnedAway } from './inbox.js';
import { isOver, lifeStream, NodeLives } from './restore/lives.js';

export { QUARANTINE, type Quarantined } from './arrivals.js';
export type { QuarantineReason } from './entry-check.js';

/** Checks an Ed25519 signature by a node's key as this node knows it; false when it knows none. */
export type IsSignedBy = (node: string, bytes: Uint8Array, signature: Uint8Array) => Promise<boolean>;

/** Consecutive entries of one stream, and the sequence of the first in its link. */
interface Run {
  readonly stream: string;
  readonly entries: readonly Entry[];
  readonly sequence: number;
}

/** Notary heads that other nodes signed, kept here so that they cannot unsay them; key `node:position`. */
export const WITNESSED_HEADS = 'witnessed-heads';

const ATTEMPTS = 3;

/** Takes batches of linked nodes: checks each entry, appends what fits, shows what does not, and acknowledges after the append. */
export class LinkReceiver {
  private readonly turns = new StreamQueue();
  private readonly witnessed = new Map<string, number>();
  private readonly lives: NodeLives;

  constructor(
    private readonly node: NodeIdentity,
    private readonly store: EventStore,
    private readonly records: RecordStore,
    private readonly isSignedBy: IsSignedBy,
    private readonly now: () => string,
  ) {
    this.lives = new NodeLives(store);
  }

  /** @throws Refused `link.not-a-batch`, `link.wrong-receiver`, `link.bad-signature`, `link.old-epoch`; a gap is answered with what we have. */
  async receive(batch: unknown): Promise<Acknowledgement> {
    if (!isBatch(batch)) throw new Refused('link.not-a-batch');
    if (batch.to !== this.node.id) throw new Refused('link.wrong-receiver', { to: batch.to });
    if (!(await this.isSignedBy(batch.from, batchBytes(batch), bytesOf(batch.signature))))
      throw new Refused('link.bad-signature', { from: batch.from });
    return this.inTurn(batch.from, () => this.take(batch));
  }

  /** Keeps why something that a peer sent was refused, for who looks after the link. */
  async turnAway(peer: string, code: string): Promise<void> {
    await this.inTurn(peer, async () => {
      await this.records.put(INBOXES, { [peer]: turnedAway(await inboxOf(this.records, peer), code, this.now()) });
    });
  }

  /** Lets work on what a peer sends happen between its batches. */
  inTurn<T>(peer: string, work: () => Promise<T>): Promise<T> {
    return this.turns.run(peer, work);
  }

  private async take(batch: Batch): Promise<Acknowledgement> {
    const inbox = inLife(batch, await inboxOf(this.records, batch.from));
    const isGap = batch.first > inbox.sequence + 1;
    const fresh = isGap ? [] : batch.entries.slice(inbox.sequence + 1 - batch.first);
    // Before the append: what is relayed as soon as it is here needs its owner's word, and a crash in between must not lose it.
    await Promise.all([this.witness(batch), this.keepHeads(batch.heads.filter(({ stream }) => ownerOf(stream) === batch.from))]);
    if (fresh.length > 0) await this.enter(batch, fresh, inbox.sequence + 1);
    const sequence = inbox.sequence + fresh.length;
    await this.records.put(INBOXES, { [batch.from]: taken(batch, inbox, sequence, this.now()) });
    return { sequence };
  }

  private async enter(batch: Batch, fresh: readonly Entry[], first: number): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await this.takeRuns(batch, runsByStream(fresh, first), new Arrivals(this.store, this.records, fresh));
        return;
      } catch (error) {
        // Another link brought the same copies in between: what stands here now is looked at again.
        if (!(error instanceof RevisionConflict)) throw error;
        if (attempt === ATTEMPTS) throw new Refused('link.busy', { stream: error.stream });
      }
    }
  }

  /** All that a batch brings is written together, but for what must be in before the next can be judged. */
  private async takeRuns(batch: Batch, runs: readonly Run[], arrivals: Arrivals): Promise<void> {
    const relays = new Map<string, QuarantineReason | undefined>();
    const life = lifeStream(batch.from);
    for (const run of runs) {
      if (ownerOf(run.stream) !== batch.from && !relays.has(run.stream)) {
        await arrivals.settle();
        relays.set(run.stream, await this.distrust(batch, run.stream));
      }
      await this.judgeRun(batch, run, arrivals, relays.get(run.stream));
      if (run.stream !== life) continue;
      await arrivals.settle();
      this.lives.changed(life);
    }
    await arrivals.settle();
  }

  private async judgeRun(batch: Batch, run: Run, arrivals: Arrivals, distrusted: QuarantineReason | undefined): Promise<void> {
    const life = await this.lives.of(batch.from);
    const end = await arrivals.endOf(run.stream);
    const { revision } = end;
    const fitting: SealedEvent[] = [];
    for (const [at, entry] of run.entries.entries()) {
      const outcome = this.judge(batch, entry, end, distrusted, life);
      if (typeof outcome === 'object') fitting.push(outcome);
      else if (outcome !== 'here')
        arrivals.quarantine({ from: batch.from, sequence: run.sequence + at, reason: outcome, entry, at: this.now() });
    }
    arrivals.append(run.stream, revision, fitting);
  }

  /** What to append, `here` when the very same stands here already, or why it does not fit. */
  private judge(
    batch: Batch,
    entry: Entry,
    end: StreamEnd,
    distrusted: QuarantineReason | undefined,
    life: NodeLife,
  ): SealedEvent | 'here' | QuarantineReason {
    const envelope = envelopeOf(entry);
    if (!envelope) return 'not-an-envelope';
    const owner = ownerOf(entry.stream);
    const { node, epoch } = envelope.metadata.origin;
    if (owner === this.node.id || node !== owner) return 'foreign-owner';
    if (distrusted) return distrusted;
    if (owner === batch.from && isOfAnotherLife(batch, life, entry, epoch)) return 'old-epoch';
    const place = end.place(entry, epoch);
    return place === 'new' ? { id: envelope.id, text: entry.text } : place;
  }

  /**
   * Why a relayed stream is not believed; nothing when all that the batch brings of it, to its end, is what its owner signed. Looked at only when the
   * entries before it are in: the owner's key may be among them.
   */
  private async distrust(batch: Batch, stream: string): Promise<QuarantineReason | undefined> {
    const entries = batch.entries.filter((entry) => entry.stream === stream);
    const [first, last] = [entries[0], entries.at(-1)];
    const head = batch.heads.find((one) => one.stream === stream && one.revision === last?.revision && one.hash === last.hash);
    const owner = ownerOf(stream);
    if (!first || !head || owner === undefined) return 'unknown-relay';
    if (!(await this.isSignedBy(owner, streamHeadBytes(head), bytesOf(head.signature)))) return 'unknown-relay';
    const before = (await readEnd(this.store, stream, entries)).hashAt(first.revision - 1);
    if (first.revision > 0 && before === undefined) return 'revision-gap';
    if (!isChain(entries, before)) return 'broken-chain';
    await this.keepHeads([head]);
    return undefined;
  }

  private async keepHeads(heads: readonly SignedStreamHead[]): Promise<void> {
    if (heads.length === 0) return;
    await this.records.put(STREAM_HEADS, Object.fromEntries(heads.map((head) => [`${head.stream}@${head.revision}`, head])));
  }

  private async witness({ from, notaryHead }: Batch): Promise<void> {
    if (notaryHead?.node !== from || this.witnessed.get(from) === notaryHead.position) return;
    if (!(await this.isSignedBy(from, headBytes(notaryHead), bytesOf(notaryHead.signature)))) return;
    await this.records.put(WITNESSED_HEADS, { [`${from}:${headKey(notaryHead.position)}`]: notaryHead });
    this.witnessed.set(from, notaryHead.position);
  }
}

/** Recorded in a life that its sender is not in yet, or beyond the end of one that is over. */
function isOfAnotherLife(batch: Batch, life: NodeLife, entry: Entry, epoch: number): boolean {
  return epoch > batch.epoch || isOver(life, entry, epoch);
}

/** Entries in their order, those of one stream that follow each other together. */
export function runsByStream(entries: readonly Entry[], first: number): readonly Run[] {
  const runs: { stream: string; entries: Entry[]; sequence: number }[] = [];
  for (const [at, entry] of entries.entries()) {
    const last = runs.at(-1);
    if (last?.stream === entry.stream) last.entries.push(entry);
    else runs.push({ stream: entry.stream, entries: [entry], sequence: first + at });
  }
  return runs;
}

function bytesOf(base64url: string): Uint8Array {
  return Buffer.from(base64url, 'base64url');
}
