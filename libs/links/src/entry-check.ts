import { parseStream } from '@tongxin/eventing';
import type { Envelope, SealedRecord } from '@tongxin/eventing';
import { createHash } from 'node:crypto';
import type { Entry } from './batch.js';

export const QUARANTINE_REASONS = [
  ...(['not-an-envelope', 'foreign-owner', 'unknown-relay', 'old-epoch'] as const),
  ...(['revision-gap', 'other-history', 'broken-chain'] as const),
] as const;
export type QuarantineReason = (typeof QUARANTINE_REASONS)[number];

const NO_HASH = Buffer.alloc(32);

/** The node that owns a stream; `undefined` for what is no stream name. */
export function ownerOf(stream: unknown): string | undefined {
  try {
    return typeof stream === 'string' ? parseStream(stream).node : undefined;
  } catch {
    return undefined;
  }
}

/** The envelope of an entry, when it is one and belongs where the entry says. */
export function envelopeOf(entry: Entry): Envelope | undefined {
  try {
    const envelope = JSON.parse(entry.text) as Envelope;
    return isWhole(envelope) && belongs(envelope, entry) ? envelope : undefined;
  } catch {
    return undefined;
  }
}

function isWhole({ id, type, data, metadata }: Envelope): boolean {
  return (
    [id, type, metadata.origin.node].every((text) => typeof text === 'string') && Number.isInteger(metadata.origin.epoch) && isObject(data)
  );
}

function belongs({ stream, metadata }: Envelope, entry: Entry): boolean {
  return ownerOf(stream) !== undefined && stream === entry.stream && metadata.origin.revision === entry.revision;
}

export function chainHash(before: string | undefined, text: string): string {
  return createHash('sha256')
    .update(before ? Buffer.from(before, 'hex') : NO_HASH)
    .update(text)
    .digest('hex');
}

/** Whether entries of one stream, one after the other from revision `first`, follow from the hash before them. */
export function isChain(entries: readonly Entry[], before: string | undefined): boolean {
  const first = entries[0]?.revision ?? 0;
  let last = before;
  for (const [at, entry] of entries.entries()) {
    if (entry.revision !== first + at || chainHash(last, entry.text) !== entry.hash) return false;
    last = entry.hash;
  }
  return true;
}

/** The end of one stream as it lies here, and what a run of entries adds to it. */
export class StreamEnd {
  private readonly known: Map<number, { readonly text: string; readonly hash: string }>;
  private last: { readonly revision: number; readonly hash: string; readonly text: string } | undefined;
  private epoch: number | undefined;

  /** `records` are those of the stream from revision `from`. */
  constructor(
    records: readonly SealedRecord[],
    private readonly from: number,
  ) {
    this.known = new Map(records.map(({ revision, text, hash }) => [revision, { text, hash: hex(hash) }]));
    const last = records.at(-1);
    this.last = last && { revision: last.revision, text: last.text, hash: hex(last.hash) };
  }

  /** The revision after which an append must go. */
  get revision(): number {
    return this.last?.revision ?? -1;
  }

  /** `here` when the very same entry stands here already, `new` when it fits at the end, else the reason why not. */
  place(entry: Entry, epoch: number): 'here' | 'new' | QuarantineReason {
    const known = this.known.get(entry.revision);
    if (known) return known.hash === entry.hash && known.text === entry.text ? 'here' : 'other-history';
    if (!this.isNext(entry.revision)) return 'revision-gap';
    if (epoch < this.lastEpoch()) return 'old-epoch';
    if (chainHash(this.last?.hash, entry.text) !== entry.hash) return 'broken-chain';
    this.known.set(entry.revision, entry);
    this.last = entry;
    this.epoch = epoch;
    return 'new';
  }

  hashAt(revision: number): string | undefined {
    return this.known.get(revision)?.hash;
  }

  private isNext(revision: number): boolean {
    return this.last ? revision === this.last.revision + 1 : revision === 0 && this.from === 0;
  }

  private lastEpoch(): number {
    this.epoch ??= this.last ? (JSON.parse(this.last.text) as Envelope).metadata.origin.epoch : 0;
    return this.epoch;
  }
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
