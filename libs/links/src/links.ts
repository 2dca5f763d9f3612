import type { EventStore, Feed, Following, Messenger, RecordStore, Sharing, ViewReader } from '@tongxin/eventing';
import type { NodeIdentity, Signer } from '@tongxin/runtime';
import type { Batch } from './batch.js';
import { INBOXES, LinkReceiver, QUARANTINE, type Quarantined } from './link-receiver.js';
import { LinkSender, receiveSubject, type LinkSenderState } from './link-sender.js';
import type { LinkedNode } from './linked-nodes.view.js';

export interface LinksPorts {
  readonly node: NodeIdentity;
  readonly store: EventStore;
  readonly records: RecordStore;
  readonly views: ViewReader;
  readonly feed: Feed;
  readonly messenger: Messenger;
  readonly signer: Signer;
  /** Checks an Ed25519 signature against a public key (SPKI, base64url). */
  readonly verify: (publicKey: string, bytes: Uint8Array, signature: Uint8Array) => boolean;
  readonly now: () => string;
  readonly defaults: ReadonlyMap<string, Sharing>;
  readonly onError: (error: unknown) => void;
}

export interface LinkState extends LinkSenderState {
  /** Entries taken from the peer, and when it was last heard of. */
  readonly received: number;
  readonly lastReceivedAt: string | null;
}

/** A node's links: one sender a peer, one receiver for all. Who the peers are is read from the log. */
export class Links {
  private readonly senders = new Map<string, LinkSender>();
  private readonly receiver: LinkReceiver;
  private keys = new Map<string, string>();
  private following: Following | undefined;

  constructor(private readonly ports: LinksPorts) {
    const { node, store, records, now } = ports;
    this.receiver = new LinkReceiver(node, store, records, (owner, bytes, signature) => this.isSignedBy(owner, bytes, signature), now);
  }

  async start(): Promise<void> {
    const { node, messenger, store, feed, onError } = this.ports;
    messenger.answer(receiveSubject(node.id), (batch) => this.receiver.receive(batch as Batch));
    const head = await store.head();
    await this.refresh(head);
    this.following = feed.follow(
      head,
      async (events, position) => {
        if (events.some(({ type }) => type === 'NodeLinked' || type === 'NodeKeyChanged')) await this.refresh(position);
      },
      onError,
    );
  }

  async stop(): Promise<void> {
    await this.following?.stop();
    await Promise.all([...this.senders.values()].map((sender) => sender.stop()));
  }

  /** Sends what there is to every peer that can be reached; resolves when that is done. */
  async drain(): Promise<void> {
    await this.refresh(await this.ports.store.head());
    await Promise.all([...this.senders.values()].map((sender) => sender.drain()));
  }

  async states(): Promise<readonly LinkState[]> {
    return Promise.all(
      [...this.senders.values()].map(async (sender) => {
        const state = sender.state();
        const inbox = await this.ports.records.get<{ sequence: number; receivedAt: string }>(INBOXES, state.peer);
        return { ...state, received: inbox?.sequence ?? 0, lastReceivedAt: inbox?.receivedAt ?? null };
      }),
    );
  }

  /** What came and did not fit, oldest first. */
  async quarantined(limit = 100): Promise<readonly Quarantined[]> {
    const found = await this.ports.records.list<Quarantined>(QUARANTINE, { limit });
    return found.map(({ value }) => value);
  }

  /** Public key of a node known here, as its superior or it itself gave it. */
  keyOf(node: string): string | undefined {
    return this.keys.get(node);
  }

  private async refresh(position: number): Promise<void> {
    const { node, views } = this.ports;
    const { items } = await views.find<LinkedNode>('linked-nodes', { limit: 1_000 }, position);
    const vouched = items.map(({ document }) => document);
    const own = vouched.filter(({ linkedBy }) => linkedBy === node.id);
    this.keys = new Map([...vouched, ...own].map((linked) => [linked.node, linked.publicKey]));
    for (const linked of own) this.open(linked);
  }

  private open({ node, relation }: LinkedNode): void {
    if (this.senders.has(node)) return;
    const sender = new LinkSender(this.ports, { node, relation });
    this.senders.set(node, sender);
    sender.wake();
  }

  private async isSignedBy(owner: string, bytes: Uint8Array, signature: Uint8Array): Promise<boolean> {
    if (!this.keys.has(owner)) await this.refresh(await this.ports.store.head());
    const key = this.keys.get(owner);
    return key !== undefined && this.ports.verify(key, bytes, signature);
  }
}
