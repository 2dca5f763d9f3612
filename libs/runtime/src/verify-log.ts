import type { Envelope, EventStore, SealedRecord } from '@tongxin/eventing';
import { createHash } from 'node:crypto';
import { foldRunning, headBytes, type NotaryHead } from './notary.js';

export type FindingKind =
  /** The text does not give the hash that stands beside it. */
  | 'altered'
  /** Positions are missing. */
  | 'missing'
  /** A stream lacks a revision. */
  | 'revision-gap'
  /** The envelope belongs to another place than the one it lies in. */
  | 'displaced'
  /** The log ends before a position that was signed. */
  | 'tail-cut'
  /** The chain of a stream holds in itself, but is not what was signed. */
  | 'rewritten'
  /** Times of storing or the order of events are not what was signed. */
  | 'reordered'
  /** A signed head carries no valid signature of its node. */
  | 'bad-signature';

/** One thing that is not as it was recorded, and where. */
export interface Finding {
  readonly kind: FindingKind;
  readonly position?: number;
  readonly stream?: string;
  readonly revision?: number;
  readonly detail: string;
}

export interface Verification {
  readonly events: number;
  readonly heads: number;
  readonly findings: readonly Finding[];
}

const PAGE = 2_000;
const MOST_FINDINGS = 100;
const NO_HASH = Buffer.alloc(32);

/**
 * Reads a whole log and says what in it is not as it was recorded. `heads` are those the node keeps and those its superior witnessed;
 * `isSignedBy` checks an Ed25519 signature of a node.
 */
export async function verifyLog(
  store: Pick<EventStore, 'readSealed' | 'head'>,
  heads: readonly NotaryHead[],
  isSignedBy: (node: string, bytes: Uint8Array, signature: Uint8Array) => boolean,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<Verification> {
  const walk = new Walk(heads.filter((head) => walkable(head, isSignedBy)));
  const unsigned = heads.filter((head) => !walkable(head, isSignedBy));
  for (const head of unsigned) walk.find({ kind: 'bad-signature', position: head.position, detail: `head at ${head.position} is not signed by ${head.node}` });
  const total = await store.head();
  for (;;) {
    const page = await store.readSealed(walk.position, PAGE);
    for (const record of page) walk.step(record);
    onProgress(walk.position, total);
    if (page.length < PAGE) break;
  }
  walk.end();
  return { events: walk.events, heads: heads.length, findings: walk.findings };
}

function walkable(head: NotaryHead, isSignedBy: (node: string, bytes: Uint8Array, signature: Uint8Array) => boolean): boolean {
  return isSignedBy(head.node, headBytes(head), Buffer.from(head.signature, 'base64url'));
}

interface StreamState {
  revision: number;
  hash: Uint8Array;
}

class Walk {
  readonly findings: Finding[] = [];
  position = 0;
  events = 0;
  private running: Buffer = NO_HASH;
  private readonly streams = new Map<string, StreamState>();
  private readonly heads: readonly NotaryHead[];
  private nextHead = 0;
  private readonly named = new Set<string>();
  private orderNamed = false;

  constructor(heads: readonly NotaryHead[]) {
    this.heads = [...heads].sort((a, b) => a.position - b.position);
  }

  find(finding: Finding): void {
    if (this.findings.length < MOST_FINDINGS) this.findings.push(finding);
  }

  step(record: SealedRecord): void {
    this.checkPlace(record);
    this.checkHash(record);
    this.position = record.position;
    this.events += 1;
    this.running = foldRunning(this.running, record);
    this.checkHeads();
  }

  end(): void {
    const last = this.heads.at(-1);
    if (last && last.position > this.position) {
      this.find({ kind: 'tail-cut', position: this.position + 1, detail: `the log ends at ${this.position}, but ${last.position} was signed on ${last.signedAt}` });
    }
  }

  private checkPlace(record: SealedRecord): void {
    const { position, stream, revision } = record;
    if (position !== this.position + 1) {
      const range = position === this.position + 2 ? `position ${position - 1}` : `positions ${this.position + 1} to ${position - 1}`;
      this.find({ kind: 'missing', position: this.position + 1, detail: `${range} missing` });
      this.orderNamed = true;
    }
    const expected = (this.streams.get(stream)?.revision ?? -1) + 1;
    if (revision !== expected) {
      this.name(stream);
      this.find({ kind: 'revision-gap', position, stream, revision: expected, detail: `revision ${expected} of ${stream} missing` });
    }
  }

  private checkHash(record: SealedRecord): void {
    const { position, stream, revision, text, hash } = record;
    const known = this.streams.get(stream);
    const isGapless = (known?.revision ?? -1) + 1 === revision;
    const computed = createHash('sha256').update(known?.hash ?? NO_HASH).update(text).digest();
    if (isGapless && !computed.equals(hash)) {
      this.name(stream);
      this.find({ kind: 'altered', position, stream, revision, detail: `text or hash of revision ${revision} of ${stream} was altered` });
    }
    if (!liesWhereItBelongs(record)) {
      this.name(stream);
      this.find({ kind: 'displaced', position, stream, revision, detail: `the envelope at ${position} is not that of ${stream} revision ${revision}` });
    }
    this.streams.set(stream, { revision, hash });
  }

  private checkHeads(): void {
    for (let head = this.heads[this.nextHead]; head && head.position <= this.position; head = this.heads[this.nextHead]) {
      if (head.position === this.position) this.checkHead(head);
      this.nextHead += 1;
    }
  }

  private checkHead(head: NotaryHead): void {
    for (const [stream, [revision, hash]] of Object.entries(head.streams)) this.checkSignedStream(head, stream, revision, hash);
    if (head.running === this.running.toString('hex') || this.orderNamed) return;
    this.orderNamed = true;
    if (this.named.size === 0) {
      this.find({ kind: 'reordered', position: head.position, detail: `order or times of storing up to ${head.position} are not what was signed on ${head.signedAt}` });
    }
  }

  private checkSignedStream(head: NotaryHead, stream: string, revision: number, hash: string): void {
    const known = this.streams.get(stream);
    const isSame = known?.revision === revision && Buffer.from(known.hash).toString('hex') === hash;
    if (isSame || this.named.has(stream)) return;
    this.name(stream);
    this.find({
      kind: 'rewritten',
      position: head.position,
      stream,
      revision,
      detail: `${stream} up to revision ${revision} is not what was signed on ${head.signedAt}`,
    });
  }

  /** One broken stream is named once, not again by every head after it. */
  private name(stream: string): void {
    this.named.add(stream);
  }
}

function liesWhereItBelongs({ text, stream, revision }: SealedRecord): boolean {
  try {
    const envelope = JSON.parse(text) as Partial<Envelope>;
    return envelope.stream === stream && envelope.metadata?.origin.revision === revision;
  } catch {
    return false;
  }
}
