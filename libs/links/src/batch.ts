import type { SealedRecord } from '@tongxin/eventing';
import type { NotaryHead } from '@tongxin/runtime';
import { createHash } from 'node:crypto';

/** One event under way: its envelope text and the hash that stands beside it, hex. */
export interface Entry {
  readonly stream: string;
  readonly revision: number;
  readonly text: string;
  readonly hash: string;
}

/** The owner's word that its stream stood so: what lets a third node trust a copy that came through the county. */
export interface SignedStreamHead {
  readonly stream: string;
  readonly revision: number;
  readonly hash: string;
  /** Ed25519 by the stream's owner over `streamHeadBytes`, base64url. */
  readonly signature: string;
}

/** Records of the heads that owners signed, kept so that their streams can be relayed; key `stream@revision`. */
export const STREAM_HEADS = 'stream-heads';

/** Entries of one link in their order, signed by the sender. Carried in process, over NATS or as a file. */
export interface Batch {
  readonly from: string;
  readonly to: string;
  readonly epoch: number;
  /** Sequence of the first entry in this link's outbox, from 1, without gaps. */
  readonly first: number;
  readonly entries: readonly Entry[];
  readonly heads: readonly SignedStreamHead[];
  /** The sender's last notary head, for its peer to witness. */
  readonly notaryHead: NotaryHead | null;
  /** Sequence of the last entry there is in this link's outbox; said with a greeting alone, since it has to be counted. */
  readonly end?: number;
  /** Ed25519 by the sender over `batchBytes`, base64url. */
  readonly signature: string;
}

/** What the receiver has after a batch. */
export interface Acknowledgement {
  /** Sequence up to which all entries are appended or quarantined. */
  readonly sequence: number;
}

export function entryOf({ stream, revision, text, hash }: SealedRecord): Entry {
  return { stream, revision, text, hash: Buffer.from(hash).toString('hex') };
}

/** The digest of the batch as one JSON array, taken item by item: the text of a whole batch at once costs ten times as much to make. */
export function batchBytes({ from, to, epoch, first, entries, heads, notaryHead, end }: Omit<Batch, 'signature'>): Uint8Array {
  const hash = createHash('sha256');
  const list = (items: readonly object[]): void => items.forEach((item, at) => hash.update((at === 0 ? '' : ',') + JSON.stringify(item)));
  hash.update(`${JSON.stringify([from, to, epoch, first]).slice(0, -1)},[`);
  list(entries);
  hash.update('],[');
  list(heads);
  return hash.update(`],${[notaryHead, ...(end === undefined ? [] : [end])].map((part) => JSON.stringify(part)).join(',')}]`).digest();
}

export function streamHeadBytes({ stream, revision, hash }: Omit<SignedStreamHead, 'signature'>): Uint8Array {
  return Buffer.from(JSON.stringify([stream, revision, hash]));
}

/** Whether what came is a batch by its form; what it says is checked entry by entry. */
export function isBatch(value: unknown): value is Batch {
  if (!isRecord(value)) return false;
  const { from, to, signature, epoch, first, entries, heads, notaryHead, end } = value;
  const isNumbered = [epoch, first].every(isCount) && Number(first) > 0 && isEnd(end);
  return (
    isNumbered &&
    [from, to, signature].every(isText) &&
    isListOf(entries, isEntry) &&
    isListOf(heads, isStreamHead) &&
    isNotaryHead(notaryHead)
  );
}

function isEntry(value: unknown): boolean {
  return isRecord(value) && [value['stream'], value['text'], value['hash']].every(isText) && isCount(value['revision']);
}

function isStreamHead(value: unknown): boolean {
  return isRecord(value) && [value['stream'], value['hash'], value['signature']].every(isText) && isCount(value['revision']);
}

function isNotaryHead(value: unknown): boolean {
  if (value === null) return true;
  return isRecord(value) && [value['node'], value['running'], value['signature']].every(isText) && isCount(value['position']);
}

function isListOf(value: unknown, holds: (one: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(holds);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}

function isEnd(value: unknown): boolean {
  return value === undefined || isCount(value);
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
