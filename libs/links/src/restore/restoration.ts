import { systemOf } from '@tongxin/access';
import { parseStream, Refused, streamOf } from '@tongxin/eventing';
import type { EventStore, RecordedEvent, RecordStore, Sharing } from '@tongxin/eventing';
import { CommandEngine, commandIdOf, headBytes, type NodeIdentity, type NotaryHead, type Signer } from '@tongxin/runtime';
import type { NodeLifeEvent } from '@tongxin/contracts';
import { INBOXES, type InboxState } from '../inbox.js';
import { OutboxLog } from '../outbox-log.js';
import { Outbox, OUTBOX_START } from '../outbox.js';
import { OutboxMarks } from '../outbox-marks.js';
import type { StreamHead } from '../node-life/record-restoration.js';
import { recordsRestoration } from './node-lives.js';
import { restoreBytes, type RestorePage, type RestoreRequest } from './restore-messages.js';
import { endRestoring, type KnownSuperior, type Restoring } from './restoring.js';
import { TakingBack } from './taking-back.js';

/** What a restore stands on: the stores of a node that does not run yet. */
export interface RestorationPorts {
  readonly node: NodeIdentity;
  readonly store: EventStore;
  readonly records: RecordStore;
  readonly keys: Signer & { verify(bytes: Uint8Array, signature: Uint8Array): boolean };
  /** Checks an Ed25519 signature against a public key (SPKI, PEM). */
  readonly verify: (publicKey: string, bytes: Uint8Array, signature: Uint8Array) => boolean;
  readonly defaults: ReadonlyMap<string, Sharing>;
  readonly now: () => string;
  /** Makes the life that begins the node's own, for good. */
  readonly live: (epoch: number) => Promise<void>;
}

/** How a node was restored. */
export type Restored = NodeLifeEvent['data'];

const ASIDE = { find: () => Promise.reject(new Error('no views')), get: () => Promise.reject(new Error('no views')) };

/** One restore, from the backup's end to the first event of the next life. Stopped anywhere and begun again, it comes to the same. */
export class Restoration {
  private readonly taking: TakingBack;

  constructor(
    private readonly ports: RestorationPorts,
    private readonly restoring: Restoring,
  ) {
    const { node, store, keys } = ports;
    this.taking = new TakingBack(node.id, store, (bytes, signature) => keys.verify(bytes, signature));
  }

  /** What to ask the superior, page by page. */
  async request(): Promise<RestoreRequest> {
    const { node, keys, records } = this.ports;
    const { restoration } = this.restoring;
    const superior = this.superior();
    const { sequence: sent } = await new OutboxMarks(records, this.ports.store, superior.node).load();
    const inbox = await records.get<InboxState>(INBOXES, superior.node);
    const about = { from: node.id, to: superior.node, restoration, epoch: node.epoch };
    const unsigned = { ...about, sent, received: inbox?.sequence ?? 0, have: await this.lastSent(sent), after: null };
    return { ...unsigned, signature: Buffer.from(keys.sign(restoreBytes(unsigned))).toString('base64url') };
  }

  /**
   * Takes pages as they come and begins the next life with the last. `trust` takes over also what carries no signature of this node's key, by the word of
   * the superior alone: for a node whose key was lost.
   * @throws Refused `restore.*`, `link.bad-signature`.
   */
  async take(pages: AsyncIterable<RestorePage>, { trust = false } = {}): Promise<Restored> {
    for await (const page of pages) {
      this.check(page);
      await this.taking.take(page);
      if (!page.isLast) continue;
      if (!trust) this.taking.assertVouched();
      return this.begin(page.epoch, page.witnessed);
    }
    throw new Refused('restore.no-end');
  }

  /** Begins the next life without what the superior has: for when it lost that too. */
  alone(): Promise<Restored> {
    return this.begin(this.ports.node.epoch + 1, null);
  }

  private check(page: RestorePage): void {
    const { node, verify } = this.ports;
    const { restoration } = this.restoring;
    const superior = this.superior();
    if (page.to !== node.id || page.from !== superior.node || page.restoration !== restoration) throw new Refused('restore.other-answer');
    if (!verify(superior.publicKey, restoreBytes(page), Buffer.from(page.signature, 'base64url')))
      throw new Refused('link.bad-signature', { from: page.from });
  }

  private async begin(epoch: number, witnessed: NotaryHead | null): Promise<Restored> {
    const { node, store, records, now, live } = this.ports;
    const { restoration, kept } = this.restoring;
    const unknown = { ...(await this.lastKept()), ...this.until(witnessed, epoch), returned: await this.returned() };
    await live(epoch);
    const engine = new CommandEngine({ ...node, epoch }, store, ASIDE, { now });
    const command = { epoch, kept, heads: await this.heads(), unknown };
    const commandId = commandIdOf('restore', restoration);
    if (!recordsRestoration) throw new Error('no command records a restoration');
    await engine.handle(recordsRestoration, command, { id: node.id, by: systemOf(node.id), commandId });
    await endRestoring(records);
    return this.recorded(epoch);
  }

  private async recorded(epoch: number): Promise<Restored> {
    const { node, store } = this.ports;
    const events = (await store.read(streamOf('nodeLife', node.id, node.id))) as readonly RecordedEvent<NodeLifeEvent>[];
    const parts = events.filter(({ data }) => data.epoch === epoch).map(({ data }) => data);
    const [first] = parts;
    if (!first) throw new Error(`${node.id} did not record epoch ${epoch}`);
    return { ...first, heads: parts.flatMap(({ heads }) => heads) };
  }

  /** The last own entry that the backup knew to be acknowledged. */
  private async lastSent(sent: number): Promise<RestoreRequest['have']> {
    let have: RestoreRequest['have'] = null;
    for await (const { record, after } of this.outbox(this.superior()).from(OUTBOX_START)) {
      if (after.sequence > sent) return have;
      if (record && this.isOwn(record.stream))
        have = { stream: record.stream, revision: record.revision, hash: Buffer.from(record.hash).toString('hex') };
    }
    return have;
  }

  private async heads(): Promise<StreamHead[]> {
    const { superior } = this.restoring;
    if (!superior) return [];
    const heads = new Map<string, number>();
    for await (const { record } of this.outbox(superior).from(OUTBOX_START)) {
      if (record && this.isOwn(record.stream)) heads.set(record.stream, record.revision);
    }
    return [...heads].map(([stream, revision]) => ({ stream, revision }));
  }

  private async returned(): Promise<number> {
    let count = 0;
    for (let at = this.restoring.kept; ;) {
      const page = await this.ports.store.readSealed(at);
      const end = page.at(-1);
      if (!end) return count;
      count += page.length;
      at = end.position;
    }
  }

  private async lastKept(): Promise<{ after?: string }> {
    const { kept } = this.restoring;
    const [record] = kept === 0 ? [] : await this.ports.store.readSealed(kept - 1, 1);
    return record ? { after: record.storedAt } : {};
  }

  private until(head: NotaryHead | null, epoch: number): { until?: { signedAt: string; position: number } } {
    const { keys, node } = this.ports;
    if (!head || head.node !== node.id || head.epoch >= epoch || head.position <= this.restoring.kept) return {};
    if (!keys.verify(headBytes(head), Buffer.from(head.signature, 'base64url'))) return {};
    return { until: { signedAt: head.signedAt, position: head.position } };
  }

  private superior(): KnownSuperior {
    if (!this.restoring.superior) throw new Refused('restore.no-superior', { node: this.ports.node.id });
    return this.restoring.superior;
  }

  private outbox(superior: KnownSuperior): Outbox {
    const { node, defaults, store } = this.ports;
    return new Outbox(node.id, { node: superior.node, relation: 'SUPERIOR' }, defaults, new OutboxLog(node.id, store));
  }

  private isOwn(stream: string): boolean {
    return parseStream(stream).node === this.ports.node.id;
  }
}
