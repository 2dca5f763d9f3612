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
  /** Streams that grew since the head before: last revision and its hash, hex. */
  readonly streams: Readonly<Record<string, readonly [revision: number, hash: string]>>;
  readonly signedAt: string;
  /** Ed25519 over `headBytes`, base64url. */
  readonly signature: string;
}

export const NOTARY_HEADS = 'notary-heads';
const EVERY_EVENTS = 256;
const QUIET_MS = 1_000;
const PAGE = 1_000;

/** Folds the log into a running hash and signs its head, every so many events and after each quiet moment. */
export class Notary {
  private position = 0;
  private running: Buffer = Buffer.alloc(32);
  private streams: Record<string, readonly [number, string]> = {};
  private signed = 0;
  private work: Promise<void> = Promise.resolve();
  private timer: NodeJS.Timeout | undefined;
  private unlisten: (() => void) | undefined;

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
    this.work = this.work.then(() => this.foldAndSign(1)).catch(this.onError);
    return this.work;
  }

  private wake(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      void this.sign();
    }, QUIET_MS).unref();
  }

  private async foldAndSign(atLeast: number): Promise<void> {
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
    if (this.position - this.signed >= atLeast) await this.signHead();
  }

  private async signHead(): Promise<void> {
    const unsigned = {
      node: this.node.id,
      epoch: this.node.epoch,
      position: this.position,
      running: this.running.toString('hex'),
      streams: this.streams,
      signedAt: this.clock.now(),
    };
    const signature = Buffer.from(this.signer.sign(headBytes(unsigned))).toString('base64url');
    await this.records.put(NOTARY_HEADS, { [headKey(this.position)]: { ...unsigned, signature } satisfies NotaryHead });
    this.signed = this.position;
    this.streams = {};
  }
}

/** The running hash after one more event. */
export function foldRunning(running: Uint8Array, { position, storedAt, hash }: SealedRecord): Buffer {
  return createHash('sha256').update(running).update(`${position} ${storedAt} `).update(hash).digest();
}

/** The bytes a head's signature covers. */
export function headBytes({ node, epoch, position, running, streams, signedAt }: Omit<NotaryHead, 'signature'>): Uint8Array {
  return Buffer.from(JSON.stringify([node, epoch, position, running, Object.entries(streams).sort(([a], [b]) => (a < b ? -1 : 1)), signedAt]));
}

export function headKey(position: number): string {
  return String(position).padStart(15, '0');
}

/** The last head a node signed. */
export async function lastHead(records: RecordStore): Promise<NotaryHead | undefined> {
  let last: NotaryHead | undefined;
  let after: string | undefined;
  for (;;) {
    const page = await records.list<NotaryHead>(NOTARY_HEADS, { limit: PAGE, ...(after && { after }) });
    last = page.at(-1)?.value ?? last;
    after = page.at(-1)?.key;
    if (page.length < PAGE) return last;
  }
}
