import { parseStream, Refused, RevisionConflict } from '@tongxin/eventing';
import type { Envelope, EventStore, RecordStore } from '@tongxin/eventing';
import { headKey, type NodeIdentity } from '@tongxin/runtime';
import { createHash } from 'node:crypto';
import { batchBytes, STREAM_HEADS, streamHeadBytes, type Acknowledgement, type Batch, type Entry, type SignedStreamHead } from './batch.js';

/** Checks an Ed25519 signature by a node's key as this node knows it; false when it knows none. */
export type IsSignedBy = (node: string, bytes: Uint8Array, signature: Uint8Array) => Promise<boolean>;

interface InboxState {
  readonly sequence: number;
  readonly epoch: number;
  readonly receivedAt: string;
}

export type QuarantineReason =
  | 'not-an-envelope'
  | 'foreign-owner'
  | 'unknown-relay'
  | 'old-epoch'
  | 'revision-gap'
  | 'other-history'
  | 'broken-chain';

/** An entry that did not fit and was not applied. */
export interface Quarantined {
  readonly from: string;
  readonly sequence: number;
  readonly reason: QuarantineReason;
  readonly entry: Entry;
  readonly at: string;
}

export const INBOXES = 'inboxes';
export const QUARANTINE = 'quarantine';
/** Notary heads that other nodes signed, kept here so that they cannot unsay them; key `node:position`. */
export const WITNESSED_HEADS = 'witnessed-heads';

const NO_HASH = Buffer.alloc(32);

/** Takes batches of linked nodes: checks each entry, appends what fits, shows what does not, and acknowledges after the append. */
export class LinkReceiver {
  private readonly turns = new Map<string, Promise<unknown>>();

  constructor(
    private readonly node: NodeIdentity,
    private readonly store: EventStore,
    private readonly records: RecordStore,
    private readonly isSignedBy: IsSignedBy,
    private readonly now: () => string,
  ) {}

  /** @throws Refused `link.wrong-receiver`, `link.bad-signature`, `link.old-epoch`; a gap is answered with what we have. */
  receive(batch: Batch): Promise<Acknowledgement> {
    const turn = (this.turns.get(batch.from) ?? Promise.resolve()).catch(() => undefined).then(() => this.take(batch));
    this.turns.set(batch.from, turn);
    return turn;
  }

  private async take(batch: Batch): Promise<Acknowledgement> {
    if (batch.to !== this.node.id) throw new Refused('link.wrong-receiver', { to: batch.to });
    if (!(await this.isSignedBy(batch.from, batchBytes(batch), bytesOf(batch.signature)))) throw new Refused('link.bad-signature', { from: batch.from });
    const inbox = (await this.records.get<InboxState>(INBOXES, batch.from)) ?? { sequence: 0, epoch: 0, receivedAt: '' };
    if (batch.epoch < inbox.epoch) throw new Refused('link.old-epoch', { from: batch.from, epoch: batch.epoch });
    if (batch.first > inbox.sequence + 1) return { sequence: inbox.sequence };
    const fresh = batch.entries.slice(inbox.sequence + 1 - batch.first);
    if (fresh.length === 0) return { sequence: inbox.sequence };
    const heads = await this.trustedHeads(batch);
    let sequence = inbox.sequence;
    for (const run of runsByStream(fresh)) sequence = await this.takeRun(batch, run, heads, sequence);
    await this.records.put(INBOXES, { [batch.from]: { sequence, epoch: batch.epoch, receivedAt: this.now() } satisfies InboxState });
    await this.keep(batch, heads);
    return { sequence };
  }

  /** Consecutive entries of one stream: appended together up to the first that does not fit. */
  private async takeRun(batch: Batch, run: readonly Entry[], heads: ReadonlyMap<string, SignedStreamHead>, before: number): Promise<number> {
    const stream = run[0]?.stream ?? '';
    const known = await this.store.readStreamSealed(stream);
    const chain = known.map(({ text, hash }) => ({ text, hash: hex(hash) }));
    const fitting: { id: string; text: string }[] = [];
    let sequence = before;
    for (const entry of run) {
      sequence += 1;
      const checked = this.check(batch, entry, chain, heads);
      if (typeof checked === 'string') await this.quarantine(batch.from, sequence, checked, entry);
      else if (checked) {
        fitting.push({ id: checked.id, text: entry.text });
        chain.push({ text: entry.text, hash: entry.hash });
      }
    }
    await this.append(stream, known.length - 1, fitting);
    return sequence;
  }

  /** The envelope when it is new and fits, `undefined` when it is here already, the reason when it does not fit. */
  private check(
    batch: Batch,
    entry: Entry,
    chain: readonly { text: string; hash: string }[],
    heads: ReadonlyMap<string, SignedStreamHead>,
  ): Envelope | QuarantineReason | undefined {
    const envelope = envelopeOf(entry);
    if (!envelope) return 'not-an-envelope';
    const owner = parseStream(entry.stream).node;
    if (owner === this.node.id || envelope.metadata.origin.node !== owner) return 'foreign-owner';
    if (owner !== batch.from && !isCovered(heads.get(entry.stream), entry)) return 'unknown-relay';
    if (owner === batch.from && envelope.metadata.origin.epoch > batch.epoch) return 'old-epoch';
    const already = chain[entry.revision];
    if (already) return already.hash === entry.hash && already.text === entry.text ? undefined : 'other-history';
    if (entry.revision !== chain.length) return 'revision-gap';
    return chainHash(chain.at(-1)?.hash, entry.text) === entry.hash ? envelope : 'broken-chain';
  }

  private async append(stream: string, revision: number, events: readonly { id: string; text: string }[]): Promise<void> {
    if (events.length === 0) return;
    try {
      await this.store.append(stream, revision, events);
    } catch (error) {
      // Another link brought the same copies in between; they are the same or the next batch will show otherwise.
      if (!(error instanceof RevisionConflict)) throw error;
      throw new Refused('link.busy', { stream });
    }
  }

  private async quarantine(from: string, sequence: number, reason: QuarantineReason, entry: Entry): Promise<void> {
    const quarantined: Quarantined = { from, sequence, reason, entry, at: this.now() };
    await this.records.put(QUARANTINE, { [`${from}:${headKey(sequence)}`]: quarantined });
  }

  /** Heads whose owner's signature holds and whose hash is that of the batch's last entry of the stream. */
  private async trustedHeads(batch: Batch): Promise<ReadonlyMap<string, SignedStreamHead>> {
    const trusted = new Map<string, SignedStreamHead>();
    for (const head of batch.heads) {
      const owner = parseStream(head.stream).node;
      const last = batch.entries.findLast(({ stream }) => stream === head.stream);
      if (last?.hash !== head.hash || last.revision !== head.revision) continue;
      if (await this.isSignedBy(owner, streamHeadBytes(head), bytesOf(head.signature))) trusted.set(head.stream, head);
    }
    return trusted;
  }

  private async keep(batch: Batch, heads: ReadonlyMap<string, SignedStreamHead>): Promise<void> {
    await this.records.put(STREAM_HEADS, Object.fromEntries([...heads.values()].map((head) => [`${head.stream}@${head.revision}`, head])));
    const { notaryHead } = batch;
    if (notaryHead?.node === batch.from) await this.records.put(WITNESSED_HEADS, { [`${batch.from}:${headKey(notaryHead.position)}`]: notaryHead });
  }
}

function runsByStream(entries: readonly Entry[]): readonly (readonly Entry[])[] {
  const runs: Entry[][] = [];
  for (const entry of entries) {
    const last = runs.at(-1);
    if (last?.[0]?.stream === entry.stream) last.push(entry);
    else runs.push([entry]);
  }
  return runs;
}

function isCovered(head: SignedStreamHead | undefined, entry: Entry): boolean {
  return head !== undefined && entry.revision <= head.revision;
}

function envelopeOf({ text, stream, revision }: Entry): Envelope | undefined {
  try {
    const envelope = JSON.parse(text) as Envelope;
    return envelope.stream === stream && envelope.metadata.origin.revision === revision && typeof envelope.id === 'string' ? envelope : undefined;
  } catch {
    return undefined;
  }
}

function chainHash(before: string | undefined, text: string): string {
  return createHash('sha256').update(before ? Buffer.from(before, 'hex') : NO_HASH).update(text).digest('hex');
}

function bytesOf(base64url: string): Uint8Array {
  return Buffer.from(base64url, 'base64url');
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
