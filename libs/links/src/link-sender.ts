import { parseStream, Refused } from '@tongxin/eventing';
import type { EventStore, Messenger, RecordStore, SealedRecord, Sharing } from '@tongxin/eventing';
import { lastHead, type NodeIdentity, type Signer } from '@tongxin/runtime';
import { batchBytes, STREAM_HEADS, streamHeadBytes, type Acknowledgement, type Batch, type Entry, type SignedStreamHead } from './batch.js';
import { Outbox, OUTBOX_START, type OutboxMark, type Peer } from './outbox.js';

export interface LinkSenderState {
  readonly peer: string;
  /** Entries the peer has acknowledged. */
  readonly acknowledged: number;
  readonly lastAcknowledgedAt: string | null;
  readonly problem: string | null;
}

export interface SenderPorts {
  readonly node: NodeIdentity;
  readonly store: EventStore;
  readonly records: RecordStore;
  readonly messenger: Messenger;
  readonly signer: Signer;
  readonly now: () => string;
  /** Default sharing of each category, from the aggregates registered. */
  readonly defaults: ReadonlyMap<string, Sharing>;
}

const OUTBOXES = 'outboxes';
const BATCH_BYTES = 256 * 1024;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 60_000;

export function receiveSubject(node: string): string {
  return `tongxin.${node}.links.receive`;
}

/** Sends one peer what it may have, batch by batch, until it has acknowledged all. */
export class LinkSender {
  private readonly outbox: Outbox;
  private mark: OutboxMark | undefined;
  private lastAcknowledgedAt: string | null = null;
  private problem: string | null = null;
  private sending: Promise<void> | undefined;
  private again = false;
  private stopped = false;
  private pause = FIRST_PAUSE_MS;
  private timer: NodeJS.Timeout | undefined;
  private readonly unlisten: () => void;

  constructor(
    private readonly ports: SenderPorts,
    private readonly peer: Peer,
  ) {
    this.outbox = new Outbox(ports.node.id, peer, ports.defaults, ports.store);
    this.unlisten = ports.store.onAppended(() => this.wake());
  }

  wake(): void {
    if (this.stopped || this.timer) return;
    this.again = true;
    this.sending ??= this.sendAll().finally(() => {
      this.sending = undefined;
      if (this.again) this.wake();
    });
  }

  /** Resolves when the peer has all there is, or could not be reached. */
  async drain(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.wake();
    while (this.sending) await this.sending;
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.again = false;
    clearTimeout(this.timer);
    this.unlisten();
    await this.sending;
  }

  state(): LinkSenderState {
    return {
      peer: this.peer.node,
      acknowledged: this.mark?.sequence ?? 0,
      lastAcknowledgedAt: this.lastAcknowledgedAt,
      problem: this.problem,
    };
  }

  private async sendAll(): Promise<void> {
    try {
      while (this.again && !this.stopped) {
        this.again = false;
        while (!this.stopped && (await this.sendOne()));
      }
      this.pause = FIRST_PAUSE_MS;
      this.problem = null;
    } catch (error) {
      this.problem = error instanceof Refused ? error.code : String(error);
      this.again = false;
      this.retryLater();
    }
  }

  private retryLater(): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.wake();
    }, this.pause).unref();
    this.pause = Math.min(2 * this.pause, LONGEST_PAUSE_MS);
  }

  /** False when there was nothing to send. */
  private async sendOne(): Promise<boolean> {
    this.mark ??= (await this.ports.records.get<OutboxMark>(OUTBOXES, this.peer.node)) ?? OUTBOX_START;
    const { records, after } = await this.gather(this.mark);
    const heads = await this.headsOf(records);
    const bare = records.find(({ stream }) => !heads.has(stream));
    // A relayed stream whose owner's word for this revision is still on its way: all waits, so that the order stays.
    if (bare) throw new Refused('link.head-not-yet', { stream: bare.stream });
    if (records.length === 0) {
      this.mark = after;
      return false;
    }
    const batch = await this.seal(this.mark.sequence + 1, records, [...heads.values()]);
    const { sequence } = await this.ports.messenger.request<Acknowledgement>(receiveSubject(this.peer.node), batch);
    this.mark = sequence === after.sequence ? after : await this.markAt(sequence);
    await this.ports.records.put(OUTBOXES, { [this.peer.node]: this.mark });
    this.lastAcknowledgedAt = this.ports.now();
    return true;
  }

  private async gather(mark: OutboxMark): Promise<{ records: SealedRecord[]; after: OutboxMark }> {
    const records: SealedRecord[] = [];
    let after = mark;
    let bytes = 0;
    for await (const entry of this.outbox.from(mark, (reached) => (after = reached))) {
      records.push(entry.record);
      after = entry.after;
      bytes += entry.record.text.length;
      // A relayed stream ends where its owner signed: at the end of what is here.
      if (bytes >= BATCH_BYTES && records.every((record) => this.isOurs(record))) break;
    }
    return { records, after };
  }

  /** Where the walk stands at a sequence the peer named: it lost something, or had more than we knew. */
  private async markAt(sequence: number): Promise<OutboxMark> {
    if (sequence === 0) return OUTBOX_START;
    for await (const { after } of this.outbox.from(OUTBOX_START)) if (after.sequence === sequence) return after;
    throw new Refused('link.acknowledged-too-much', { peer: this.peer.node, sequence });
  }

  private async seal(first: number, records: readonly SealedRecord[], heads: readonly SignedStreamHead[]): Promise<Batch> {
    const { node, signer } = this.ports;
    const unsigned = {
      from: node.id,
      to: this.peer.node,
      epoch: node.epoch,
      first,
      entries: records.map(entryOf),
      heads,
      notaryHead: (await lastHead(this.ports.records)) ?? null,
    };
    return { ...unsigned, signature: base64(signer.sign(batchBytes(unsigned))) };
  }

  /** One signed head per stream of the batch: our own signed now, a relayed one as its owner signed it. */
  private async headsOf(records: readonly SealedRecord[]): Promise<ReadonlyMap<string, SignedStreamHead>> {
    const last = new Map(records.map((record) => [record.stream, record]));
    const heads = new Map<string, SignedStreamHead>();
    for (const record of last.values()) {
      const head = this.isOurs(record) ? this.sign(record) : await this.ports.records.get<SignedStreamHead>(STREAM_HEADS, headOf(record));
      if (head) heads.set(record.stream, head);
    }
    return heads;
  }

  private sign({ stream, revision, hash }: SealedRecord): SignedStreamHead {
    const head = { stream, revision, hash: hex(hash) };
    return { ...head, signature: base64(this.ports.signer.sign(streamHeadBytes(head))) };
  }

  private isOurs({ stream }: SealedRecord): boolean {
    return parseStream(stream).node === this.ports.node.id;
  }
}

function headOf({ stream, revision }: SealedRecord): string {
  return `${stream}@${revision}`;
}

function entryOf({ stream, revision, text, hash }: SealedRecord): Entry {
  return { stream, revision, text, hash: hex(hash) };
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url');
}
