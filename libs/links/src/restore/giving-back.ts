import { parseStream, Refused } from '@tongxin/eventing';
import type { EventStore, RecordStore, SealedRecord } from '@tongxin/eventing';
import type { NodeIdentity, NotaryHead, Signer } from '@tongxin/runtime';
import { entryOf, STREAM_HEADS, type SignedStreamHead } from '../batch.js';
import { INBOXES, inboxOf, type InboxState } from '../inbox.js';
import { WITNESSED_HEADS, type IsSignedBy, type LinkReceiver } from '../link-receiver.js';
import { isRestoreRequest, restoreBytes, type RestorePage, type RestoreRequest } from './restore-messages.js';

/** Restores that were asked for, key `node:restoration`, and the lives they began. */
export const RESTORATIONS = 'restorations';

export interface GivingBackPorts {
  readonly node: NodeIdentity;
  readonly store: EventStore;
  readonly records: RecordStore;
  readonly signer: Signer;
  readonly isSignedBy: IsSignedBy;
  readonly receiver: Pick<LinkReceiver, 'inTurn'>;
  readonly now: () => string;
}

const PAGE_BYTES = 256 * 1024;
const LOG_PAGE = 500;

/** The superior's side of a restore: fences what the node's earlier lives may still send, then gives back what they had sent. */
export class GivingBack {
  constructor(private readonly ports: GivingBackPorts) {}

  /** @throws Refused `restore.not-a-request`, `link.wrong-receiver`, `link.bad-signature`, `link.old-epoch`. */
  async page(request: unknown): Promise<RestorePage> {
    const { node, isSignedBy } = this.ports;
    if (!isRestoreRequest(request)) throw new Refused('restore.not-a-request');
    if (request.to !== node.id) throw new Refused('link.wrong-receiver', { to: request.to });
    const signature = Buffer.from(request.signature, 'base64url');
    if (!(await isSignedBy(request.from, restoreBytes({ ...request, after: null }), signature)))
      throw new Refused('link.bad-signature', { from: request.from });
    const epoch = await this.fence(request);
    return this.gather(request, epoch);
  }

  /** The life that this restore begins; a new one the first time. */
  private fence({ from, restoration, epoch, sent }: RestoreRequest): Promise<number> {
    const { records, receiver, now } = this.ports;
    return receiver.inTurn(from, async () => {
      const inbox = await inboxOf(records, from);
      const key = `${from}:${restoration}`;
      const known = await records.get<number>(RESTORATIONS, key);
      if (known !== undefined && known < inbox.epoch) throw new Refused('link.old-epoch', { from, epoch: known });
      if (known !== undefined && known === inbox.epoch) return known;
      const next = known ?? Math.max(epoch, inbox.epoch) + 1;
      await records.put(RESTORATIONS, { [key]: next });
      // What the backup knew to be acknowledged is numbered alike in both lives.
      const state: InboxState = { sequence: Math.min(inbox.sequence, sent), epoch: next, receivedAt: now() };
      await records.put(INBOXES, { [from]: state });
      return next;
    });
  }

  private async gather(request: RestoreRequest, epoch: number): Promise<RestorePage> {
    const { node, store, signer } = this.ports;
    const { from, restoration } = request;
    const records: SealedRecord[] = [];
    let after = request.after ?? (await this.startOf(request));
    let [bytes, isLast] = [0, false];
    while (bytes < PAGE_BYTES && !isLast) {
      const page = await store.readSealed(after, LOG_PAGE);
      for (const record of page) {
        if (bytes >= PAGE_BYTES) break;
        after = record.position;
        if (parseStream(record.stream).node !== from) continue;
        records.push(record);
        bytes += Buffer.byteLength(record.text);
      }
      isLast = page.length === 0;
    }
    const entries = records.map(entryOf);
    const heads = await this.headsOf(records);
    const witnessed = isLast ? await this.witnessed(from) : null;
    const unsigned = { from: node.id, to: from, restoration, epoch, entries, heads, after, isLast, witnessed };
    return { ...unsigned, signature: Buffer.from(signer.sign(restoreBytes(unsigned))).toString('base64url') };
  }

  /** Entries came in the node's order: what lies here before one that is in the backup is in the backup too. */
  private async startOf({ have }: RestoreRequest): Promise<number> {
    if (!have) return 0;
    const [record] = await this.ports.store.readStreamSealed(have.stream, have.revision);
    return record && Buffer.from(record.hash).toString('hex') === have.hash ? record.position : 0;
  }

  private async headsOf(records: readonly SealedRecord[]): Promise<readonly SignedStreamHead[]> {
    const found = await Promise.all(
      records.map(({ stream, revision }) => this.ports.records.get<SignedStreamHead>(STREAM_HEADS, `${stream}@${revision}`)),
    );
    return found.filter((head) => head !== undefined);
  }

  /** The furthest head of the node's last life. */
  private async witnessed(from: string): Promise<NotaryHead | null> {
    let last: NotaryHead | null = null;
    for (let after: string | undefined; ;) {
      const page = await this.ports.records.list<NotaryHead>(WITNESSED_HEADS, {
        prefix: `${from}:`,
        ...(after !== undefined && { after }),
      });
      if (page.length === 0) return last;
      for (const { value } of page) if (!last || value.epoch >= last.epoch) last = value;
      after = page.at(-1)?.key;
    }
  }
}
