import type { Clock, EventStore, RecordStore, SealedRecord } from '@tongxin/eventing';
import { createHash } from 'node:crypto';

/** Signs with the node's key; made by the key file's owner. */
export interface Signer {
  sign(bytes: Uint8Array): Uint8Array;
}

/** What a node swears its log was at one position. */
export interface NotaryHead {
  readonly node: string;
  readonly epoch: number;
  readonly position: number;
  /** Running hash over the whole log up to here, hex. */
  readonly running: string;
  /** Streams that grew since the head before: last revision and its hash, hex. Left out of what travels: names of private streams stay here. */
  readonly streams: Readonly<Record<string, readonly [revision: number, hash: string]>>;
  /** SHA-256 of `streams`, hex. */
  readonly streamsHash: string;
  /** Signature of the head before, so that none can be taken out; empty for the first. */
  readonly before: string;
  readonly signedAt: string;
  /** Ed25519 over `headBytes`, base64url. */
  readonly signature: string;
}

export const NOTARY_HEADS = 'notary-heads';
/** Where the last head lies, so that nobody reads them all to find it. */
const LAST_HEAD = 'notary-last-head';
const EVERY_EVENTS = 256;
const QUIET_MS = 1_000;
const PAGE = 1_000;

/** Folds the log into a running hash and signs its head, every so many events and after each quiet moment. */
export class Notary {
  private position = 0;
  private running: Buffer = Buffer.alloc(32);
  private streams: Record<string, readonly [number, string]> = {};
  private signed = 0;
  private before = '';
  private work: Promise<void> = Promise.resolve();
  private timer: NodeJS.Timeout | undefined;
  private unlisten: (() => void) | undefined;
  private readonly listeners = new Set<(head: NotaryHead) => void>();

  constructor(
    private readonly node: { id: string; epoch: number },
    private readonly store: EventStore,
    private readonly records: RecordStore,
    private readonly signer: Signer,
    private readonly clock: Clock,
    private readonly onError: (error: unknown) => void,
  ) {}

  async start(): Promise<void> {
    const last = await lastHead(this.records);
    if (last) {
      this.position = last.position;
      this.signed = last.position;
      this.before = last.signature;
      this.running = Buffer.from(last.running, 'hex');
    }
    this.unlisten = this.store.onAppended(() => this.wake());
    this.wake();
  }

  async stop(): Promise<void> {
    this.unlisten?.();
    clearTimeout(this.timer);
    await this.sign();
  }

  /** Folds what is new and signs the head now. */
  sign(): Promise<void> {
    this.work = this.work.then(() => this.foldAndSign()).catch(this.onError);
    return this.work;
  }

  /** Calls back with each head as it is signed. Returns the way to stop. */
  onSigned(listener: (head: NotaryHead) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private wake(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      void this.sign();
    }, QUIET_MS).unref();
  }

  private async foldAndSign(): Promise<void> {
    for (;;) {
      const page = await this.store.readSealed(this.position, PAGE);
      for (const record of page) {
        this.running = foldRunning(this.running, record);
        this.position = record.position;
        this.streams[record.stream] = [record.revision, Buffer.from(record.hash).toString('hex')];
        if (this.position - this.signed >= EVERY_EVENTS) await this.signHead();
      }
      if (page.length < PAGE) break;
    }
    if (this.position > this.signed) await this.signHead();
  }

  private async signHead(): Promise<void> {
    const unsigned = {
      node: this.node.id,
      epoch: this.node.epoch,
      position: this.position,
      running: this.running.toString('hex'),
      streams: this.streams,
      streamsHash: streamsHashOf(this.streams),
      before: this.before,
      signedAt: this.clock.now(),
    };
    const head: NotaryHead = { ...unsigned, signature: Buffer.from(this.signer.sign(headBytes(unsigned))).toString('base64url') };
    const key = headKey(head.position);
    await Promise.all([this.records.put(NOTARY_HEADS, { [key]: head }), this.records.put(LAST_HEAD, { key })]);
    this.signed = head.position;
    this.before = head.signature;
    this.streams = {};
    for (const listener of this.listeners) listener(head);
  }
}

/** The running hash after one more event. */
export function foldRunning(running: Uint8Array, { position, storedAt, hash }: SealedRecord): Buffer {
  return createHash('sha256').update(running).update(`${position} ${storedAt} `).update(hash).digest();
}

/** The bytes a head's signature covers. */
export function headBytes({
  node,
  epoch,
  position,
  running,
  streamsHash,
  before,
  signedAt,
}: Omit<NotaryHead, 'signature' | 'streams'>): Uint8Array {
  return Buffer.from(JSON.stringify([node, epoch, position, running, streamsHash, before, signedAt]));
}

/** Whether the streams a head names are those it was signed with; one that travelled names none. */
export function hasItsStreams({ streams, streamsHash }: NotaryHead): boolean {
  return Object.keys(streams).length === 0 || streamsHashOf(streams) === streamsHash;
}

/** A head as others may have it: the same oath, without the names of streams. */
export function withoutStreams(head: NotaryHead): NotaryHead {
  return { ...head, streams: {} };
}

export function headKey(position: number): string {
  return String(position).padStart(15, '0');
}

/** The last head a node signed. */
export async function lastHead(records: RecordStore): Promise<NotaryHead | undefined> {
  const key = await records.get<string>(LAST_HEAD, 'key');
  let last = key === undefined ? undefined : await records.get<NotaryHead>(NOTARY_HEADS, key);
  for (let after = last && key; ;) {
    const page = await records.list<NotaryHead>(NOTARY_HEADS, { limit: PAGE, ...(after !== undefined && { after }) });
    const end = page.at(-1);
    if (!end) return last;
    last = end.value;
    after = end.key;
  }
}

function streamsHashOf(streams: NotaryHead['streams']): string {
  const sorted = Object.entries(streams).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(sorted)).digest('hex');
}
