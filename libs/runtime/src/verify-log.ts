import type { Envelope, EventStore, SealedRecord } from '@tongxin/eventing';
import { createHash } from 'node:crypto';
import { Findings, type Finding } from './findings.js';
import { hasItsStreams, headBytes, type NotaryHead } from './notary.js';
import { SignedHeads } from './signed-heads.js';

export interface Verification {
  readonly events: number;
  readonly heads: number;
  readonly findings: readonly Finding[];
}

/** With gaps between positions a missing event shows in the revisions of its stream alone. */
type VerifiedLog = Pick<EventStore, 'readSealed' | 'head' | 'positionsHaveGaps'>;

type IsSignedBy = (node: string, bytes: Uint8Array, signature: Uint8Array) => boolean;

const PAGE = 2_000;
const NO_HASH = Buffer.alloc(32);

/**
 * Reads a whole log and says what in it is not as it was recorded. `heads` are all those the node keeps and those others witnessed;
 * `isSignedBy` checks an Ed25519 signature of a node.
 */
export async function verifyLog(
  store: VerifiedLog,
  heads: readonly NotaryHead[],
  isSignedBy: IsSignedBy,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<Verification> {
  const findings = new Findings();
  const walk = new Walk(new SignedHeads(signedOf(heads, isSignedBy, findings), findings), findings, store.positionsHaveGaps === true);
  const total = await store.head();
  for (;;) {
    const page = await readable(store, walk);
    for (const record of page) walk.step(record);
    onProgress(walk.position, total);
    if (page.length === 0) break;
  }
  walk.end();
  return { events: walk.events, heads: heads.length, findings: findings.list };
}

function signedOf(heads: readonly NotaryHead[], isSignedBy: IsSignedBy, findings: Findings): readonly NotaryHead[] {
  return heads.filter((head) => {
    const isSigned = hasItsStreams(head) && isSignedBy(head.node, headBytes(head), Buffer.from(head.signature, 'base64url'));
    if (!isSigned)
      findings.add({ kind: 'bad-signature', position: head.position, detail: `head at ${head.position} is not signed by ${head.node}` });
    return isSigned;
  });
}

/** The next page, or, where the store fails to read it, as much before the damage as it can; the damage itself is named and stepped over. */
async function readable(store: VerifiedLog, walk: Walk): Promise<readonly SealedRecord[]> {
  for (let limit = PAGE; !walk.isHopeless;) {
    try {
      return await store.readSealed(walk.position, limit);
    } catch (error) {
      if (limit > 1) limit = Math.floor(limit / 2);
      else if (!walk.stepOver(error)) break;
    }
  }
  return [];
}

interface StreamState {
  readonly revision: number;
  readonly hash: Uint8Array;
  /** What the hash should be by text and the hash before. */
  readonly computed: Uint8Array;
}

class Walk {
  position = 0;
  events = 0;
  private readonly streams = new Map<string, StreamState>();

  constructor(
    private readonly signed: SignedHeads,
    private readonly findings: Findings,
    private readonly hasGaps: boolean,
  ) {}

  get isHopeless(): boolean {
    return this.findings.isFull;
  }

  step(record: SealedRecord): void {
    this.checkPlace(record);
    this.checkHash(record);
    this.position = record.position;
    this.events += 1;
    this.signed.step(record);
  }

  /** False where nobody knows the position after the damage. */
  stepOver(error: unknown): boolean {
    const position = this.position + 1;
    this.findings.add({ kind: 'unreadable', position, detail: `position ${position} cannot be read: ${String(error)}` });
    if (!this.hasGaps) this.position = position;
    return !this.hasGaps;
  }

  end(): void {
    this.signed.end(this.position);
  }

  private checkPlace({ position, stream, revision }: SealedRecord): void {
    if (position !== this.position + 1 && !this.hasGaps) {
      const range = position === this.position + 2 ? `position ${position - 1}` : `positions ${this.position + 1} to ${position - 1}`;
      this.findings.add({ kind: 'missing', position: this.position + 1, detail: `${range} missing` });
    }
    const expected = (this.streams.get(stream)?.revision ?? -1) + 1;
    if (revision !== expected) {
      this.find({ kind: 'revision-gap', position, stream, revision: expected, detail: `revision ${expected} of ${stream} missing` });
    }
  }

  private checkHash(record: SealedRecord): void {
    const { position, stream, revision, hash } = record;
    const known = this.streams.get(stream);
    const isGapless = (known?.revision ?? -1) + 1 === revision;
    const computed = isGapless ? hashOf(record, known) : hash;
    this.streams.set(stream, { revision, hash, computed });
    if (!Buffer.from(hash).equals(computed)) {
      this.find({ kind: 'altered', position, stream, revision, detail: `text or hash of revision ${revision} of ${stream} was altered` });
    } else if (!liesWhereItBelongs(record)) {
      const detail = `the envelope at ${position} is not that of ${stream} revision ${revision}`;
      this.find({ kind: 'displaced', position, stream, revision, detail });
    }
  }

  private find(finding: Finding & { readonly stream: string }): void {
    this.signed.name(finding.stream);
    this.findings.add(finding);
  }
}

/** What the hash should be. After a changed hash the next event still follows from the one that stood there, and is not named as well. */
function hashOf({ text, hash }: SealedRecord, known: StreamState | undefined): Buffer {
  const follows = (before: Uint8Array): Buffer => createHash('sha256').update(before).update(text).digest();
  const computed = follows(known?.hash ?? NO_HASH);
  if (!known || computed.equals(hash)) return computed;
  const mended = follows(known.computed);
  return mended.equals(hash) ? mended : computed;
}

function liesWhereItBelongs({ text, stream, revision }: SealedRecord): boolean {
  try {
    const envelope = JSON.parse(text) as Partial<Envelope>;
    return envelope.stream === stream && envelope.metadata?.origin.revision === revision;
  } catch {
    return false;
  }
}
