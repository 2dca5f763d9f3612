import { parseStream } from '@tongxin/eventing';
import type { RecordStore, SealedRecord, Sharing } from '@tongxin/eventing';
import { lastHead, withoutStreams, type NodeIdentity, type NotaryHead, type Signer } from '@tongxin/runtime';
import { batchBytes, entryOf, STREAM_HEADS, streamHeadBytes, type Batch, type SignedStreamHead } from './batch.js';
import type { OutboxLog } from './outbox-log.js';
import { Outbox, type OutboxMark, type Peer } from './outbox.js';

export interface BatchPorts {
  readonly node: NodeIdentity;
  readonly outboxLog: OutboxLog;
  readonly records: RecordStore;
  readonly signer: Signer;
  /** Default sharing of each category, from the aggregates registered. */
  readonly defaults: ReadonlyMap<string, Sharing>;
}

/** What can be sent after a mark. */
export interface Parcel {
  readonly records: readonly SealedRecord[];
  readonly heads: readonly SignedStreamHead[];
  readonly after: OutboxMark;
  /** A relayed stream that must wait, because its owner's word for what is here has not come. */
  readonly waitsFor: string | undefined;
}

/** Bytes after which a batch is cut. */
export const BATCH_BYTES = 256 * 1024;
/** Stream name, hash and punctuation beside a text. */
const ENTRY_BYTES = 200;
/** Of the bytes of a whole batch: least that one has, and by how many they grow. */
const LEAST_PART = 1 / 32;
const GROWTH_PART = 1 / 8;

/** Cuts one peer's outbox into signed batches. */
export class BatchMaker {
  private readonly outbox: Outbox;
  private part = 1;

  constructor(
    private readonly ports: BatchPorts,
    private readonly peer: Peer,
    private readonly mostBytes = BATCH_BYTES,
  ) {
    this.outbox = new Outbox(ports.node.id, peer, ports.defaults, ports.outboxLog);
  }

  /** As much after the mark as one batch holds; no record when the log goes no further for this peer. */
  async gather(mark: OutboxMark): Promise<Parcel> {
    const records: SealedRecord[] = [];
    const closings = new Closings(mark);
    let bytes = 0;
    for await (const { record, after } of this.outbox.from(mark)) {
      if (record) {
        records.push(record);
        bytes += Buffer.byteLength(record.text) + ENTRY_BYTES;
        closings.add(record.stream, await this.isVouched(record));
      }
      closings.close(records.length, after);
      if (bytes >= this.mostBytes * this.part && closings.count > 0) break;
    }
    const parcel = records.slice(0, closings.count);
    return {
      records: parcel,
      heads: await this.headsOf(parcel),
      after: closings.after,
      waitsFor: parcel.length === 0 ? records[0]?.stream : undefined,
    };
  }

  /** A batch did not arrive: on a slow line it may take longer than its answer is waited for, and always would. */
  shrink(): void {
    this.part = Math.max(LEAST_PART, this.part / 2);
  }

  /** A batch arrived. */
  grow(): void {
    this.part = Math.min(1, this.part + GROWTH_PART);
  }

  /** Where the walk stands at the end of the log as it is now. */
  async end(mark: OutboxMark): Promise<OutboxMark> {
    let end = mark;
    for await (const { after } of this.outbox.from(mark)) end = after;
    return end;
  }

  /** Where the walk stands at a sequence the peer named; `undefined` when the outbox holds fewer entries. */
  async markAt(sequence: number, start: OutboxMark): Promise<OutboxMark | undefined> {
    if (sequence === start.sequence) return start;
    for await (const { after } of this.outbox.from(start)) if (after.sequence === sequence) return after;
    return undefined;
  }

  seal(first: number, { records, heads }: Parcel, notaryHead: NotaryHead | undefined, end?: number): Batch {
    const { node, signer } = this.ports;
    const unsigned = {
      from: node.id,
      to: this.peer.node,
      epoch: node.epoch,
      first,
      entries: records.map(entryOf),
      heads,
      notaryHead: notaryHead ? withoutStreams(notaryHead) : null,
      ...(end !== undefined && { end }),
    };
    return { ...unsigned, signature: base64(signer.sign(batchBytes(unsigned))) };
  }

  notaryHead(): Promise<NotaryHead | undefined> {
    return lastHead(this.ports.records);
  }

  /** For the superior, which relays to others, our own streams' heads signed now; with what is relayed, its owners' word. */
  private async headsOf(records: readonly SealedRecord[]): Promise<readonly SignedStreamHead[]> {
    const last = new Map(records.map((record) => [record.stream, record]));
    const heads: SignedStreamHead[] = [];
    for (const record of last.values()) {
      const own = this.peer.relation === 'SUPERIOR' ? this.sign(record) : undefined;
      const head = this.isOurs(record) ? own : await this.relayedHead(record);
      if (head) heads.push(head);
    }
    return heads;
  }

  private async isVouched(record: SealedRecord): Promise<boolean> {
    return this.isOurs(record) || (await this.relayedHead(record)) !== undefined;
  }

  private relayedHead({ stream, revision }: SealedRecord): Promise<SignedStreamHead | undefined> {
    return this.ports.records.get<SignedStreamHead>(STREAM_HEADS, `${stream}@${revision}`);
  }

  private sign({ stream, revision, hash }: SealedRecord): SignedStreamHead {
    const head = { stream, revision, hash: hex(hash) };
    return { ...head, signature: base64(this.ports.signer.sign(streamHeadBytes(head))) };
  }

  private isOurs({ stream }: SealedRecord): boolean {
    return parseStream(stream).node === this.ports.node.id;
  }
}

/** Where a batch may end: where each relayed stream in it ends at a revision that its owner signed. */
class Closings {
  count = 0;
  private readonly unsigned = new Set<string>();

  constructor(public after: OutboxMark) {}

  add(stream: string, isSigned: boolean): void {
    if (isSigned) this.unsigned.delete(stream);
    else this.unsigned.add(stream);
  }

  close(count: number, after: OutboxMark): void {
    if (this.unsigned.size > 0) return;
    this.count = count;
    this.after = after;
  }
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url');
}
