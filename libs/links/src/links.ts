import { Refused } from '@tongxin/eventing';
import type { EventStore, Feed, Messenger, RecordStore, Sharing, ViewPage, ViewReader } from '@tongxin/eventing';
import { Backoff, SteadyFollowing, type NodeIdentity, type NotaryHead, type Signer } from '@tongxin/runtime';
import { Packages } from './packages/packages.js';
import type { PackageKeys } from './packages/package-reader.js';
import type { Acknowledgement, Batch } from './batch.js';
import { inboxOf } from './inbox.js';
import { LinkReceiver, QUARANTINE, type IsSignedBy, type Quarantined } from './link-receiver.js';
import { LinkSender, type SenderOptions } from './link-sender.js';
import { linkState, MOST_COUNTED, standingOf, type LinkStanding, type LinkState } from './link-standing.js';
import { linkedNodes, type LinkedNode } from './linked-nodes.view.js';
import { OutboxLog } from './outbox-log.js';
import { GivingBack } from './restore/giving-back.js';
import type { RestorePage, RestoreRequest } from './restore/restore-messages.js';
import { fromSuperiorSubject, receivingSubject, restoreSubject } from './subjects.js';

export interface LinksPorts {
  readonly node: NodeIdentity;
  readonly store: EventStore;
  readonly records: RecordStore;
  readonly views: ViewReader;
  readonly feed: Feed;
  readonly messenger: Messenger;
  readonly signer: Signer & PackageKeys;
  /** Checks an Ed25519 signature against a public key (SPKI, base64url). */
  readonly verify: (publicKey: string, bytes: Uint8Array, signature: Uint8Array) => boolean;
  readonly now: () => string;
  readonly defaults: ReadonlyMap<string, Sharing>;
  readonly onError: (error: unknown) => void;
  /** Tells of heads as they are signed, so that the superior witnesses the end of a log that has grown quiet. */
  readonly notary?: { onSigned(listener: (head: NotaryHead) => void): () => void };
  readonly sending?: SenderOptions;
}

/** Injection token of a node's links, in the process that has them. */
export const LINKS = Symbol('Links');

/** Events that say who is linked, and by which keys. */
const KNOWN_BY: readonly string[] = linkedNodes.events;
const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 30_000;

/** A node's links: one sender a peer, one receiver for all. Who the peers are is read from the log. */
export class Links {
  /** The same by files, carried by hand. */
  readonly packages: Packages;
  private readonly senders = new Map<string, LinkSender>();
  private readonly receiver: LinkReceiver;
  private readonly giving: GivingBack;
  private readonly outboxLog = new OutboxLog(this.ports.node.id, this.ports.store);
  private readonly over = new AbortController();
  private readonly receiving = new Set<Promise<unknown>>();
  private keys = new Map<string, string>();
  private peers = new Map<string, LinkedNode>();
  private following: SteadyFollowing | undefined;
  private unlisten: readonly ((() => void) | undefined)[] = [];

  constructor(private readonly ports: LinksPorts) {
    const { node, store, records, now } = ports;
    const isSignedBy: IsSignedBy = (owner, bytes, signature) => this.isSignedBy(owner, bytes, signature);
    this.receiver = new LinkReceiver(node, store, records, isSignedBy, now);
    this.giving = new GivingBack({ node, store, records, signer: ports.signer, isSignedBy, receiver: this.receiver, now });
    const receive = (batch: Batch) => this.receive(batch);
    const giveBack = (request: unknown) => this.giveBack(request);
    this.packages = new Packages({ node, records, keys: ports.signer, isSignedBy, peer: (peer) => this.peer(peer), receive, giveBack });
  }

  /** Answers and sends from now on; peers that the view does not show yet are met as soon as it does. */
  async start(): Promise<void> {
    const { node, store, feed, messenger, notary, onError } = this.ports;
    this.answer(fromSuperiorSubject(node.id));
    const head = await store.head();
    this.following = new SteadyFollowing(feed, head, {
      handle: async (events, position) => {
        if (events.some(({ type }) => KNOWN_BY.includes(type))) await this.refresh(position);
      },
      resume: async () => head,
      onError,
    });
    this.unlisten = [
      notary?.onSigned(() => this.senders.forEach((sender) => sender.wake())),
      messenger.onReachable?.(() => this.senders.forEach((sender) => sender.retry())),
    ];
    void this.introduce(head);
  }

  /** Finishes the batches in hand, those that come and those that go. */
  async stop(): Promise<void> {
    this.over.abort();
    this.unlisten.forEach((stop) => stop?.());
    await Promise.all([this.following?.stop(), ...[...this.senders.values()].map((sender) => sender.stop())]);
    await Promise.allSettled(this.receiving);
  }

  /** Resolves when every node that is linked by now is answered. */
  async met(): Promise<void> {
    await this.refresh(await this.ports.store.head());
  }

  /** Sends what there is to every peer that can be reached; resolves when that is done. */
  async drain(): Promise<void> {
    await this.met();
    await Promise.all([...this.senders.values()].map((sender) => sender.drain()));
  }

  async states(): Promise<readonly LinkState[]> {
    return Promise.all(
      [...this.senders.values()].map(async (sender) => {
        const state = sender.state();
        return linkState(state, await inboxOf(this.ports.records, state.peer));
      }),
    );
  }

  /** How each peer stands, by its code. */
  async standings(): Promise<readonly LinkStanding[]> {
    await this.met();
    const states = (await this.states()).toSorted((one, other) => (one.peer < other.peer ? -1 : 1));
    return Promise.all(states.map((state) => this.standingOf(state)));
  }

  /** What came and did not fit, of one peer or of all, in the order in which the peer sent it. */
  async quarantined({ from, limit = 100 }: { readonly from?: string; readonly limit?: number } = {}): Promise<readonly Quarantined[]> {
    const found = await this.ports.records.list<Quarantined>(QUARANTINE, { limit, ...(from !== undefined && { prefix: `${from}:` }) });
    return found.map(({ value }) => value);
  }

  /** Public key of a node known here, as its superior or it itself gave it. */
  keyOf(node: string): string | undefined {
    return this.keys.get(node);
  }

  /** Entries there are for a peer that it has not acknowledged; none for a node that is not linked. */
  async waitingFor(node: string): Promise<number> {
    return (await (await this.peer(node))?.sender.waiting()) ?? 0;
  }

  private async standingOf(state: LinkState): Promise<LinkStanding> {
    const [known, sender] = [this.peers.get(state.peer), this.senders.get(state.peer)];
    if (!known || !sender) throw new Error(`${state.peer} is not linked`);
    const aside = await this.quarantined({ from: state.peer, limit: MOST_COUNTED });
    return standingOf(known, state, await sender.waiting(), aside);
  }

  /** Takes what comes on a subject, which is one peer's alone as soon as it is known. */
  private answer(subject: string, peer?: string): void {
    this.ports.messenger.answer(subject, async (batch) => {
      try {
        const acknowledgement = await this.receive(batch);
        // Checked by now to be what it says.
        this.senders.get((batch as Batch).from)?.retry();
        return acknowledgement;
      } catch (error) {
        if (peer !== undefined && error instanceof Refused && !this.over.signal.aborted) await this.turnAway(peer, error.code);
        throw error;
      }
    });
  }

  private async turnAway(peer: string, code: string): Promise<void> {
    await this.receiver.turnAway(peer, code).catch((error: unknown) => this.ports.onError(error));
  }

  private async receive(batch: unknown): Promise<Acknowledgement> {
    if (this.over.signal.aborted) throw new Refused('messaging.nobody-there', { node: this.ports.node.id });
    const received = this.receiver.receive(batch).finally(() => this.receiving.delete(received));
    this.receiving.add(received);
    return received;
  }

  /** Meets the peers as of the start, however long their view takes to be built. */
  private async introduce(position: number): Promise<void> {
    const backoff = new Backoff(FIRST_PAUSE_MS, LONGEST_PAUSE_MS);
    do {
      try {
        await this.refresh(position);
        return;
      } catch (error) {
        if (!this.over.signal.aborted) this.ports.onError(error);
      }
    } while (await backoff.pause(this.over.signal));
  }

  /** Believes its own links first, then its superiors'; what others say of a node's key is their word against it. */
  private async refresh(position: number): Promise<void> {
    const { node } = this.ports;
    const linked = await this.linkedNodes(position);
    const own = linked.filter(({ linkedBy }) => linkedBy === node.id);
    const superiors = new Set(own.filter(({ relation }) => relation === 'SUPERIOR').map((superior) => superior.node));
    const vouched = linked.filter(({ linkedBy }) => superiors.has(linkedBy));
    this.keys = new Map([...vouched, ...own].map((known) => [known.node, known.publicKey]));
    this.peers = new Map(own.map((peer) => [peer.node, peer]));
    for (const peer of own) this.open(peer);
  }

  private async linkedNodes(position: number): Promise<readonly LinkedNode[]> {
    const linked: LinkedNode[] = [];
    let cursor: string | undefined;
    do {
      const page: ViewPage<LinkedNode> = await this.ports.views.find<LinkedNode>(
        'linked-nodes',
        { limit: 1_000, ...(cursor && { cursor }) },
        position,
      );
      linked.push(...page.items.map(({ document }) => document));
      cursor = page.next;
    } while (cursor);
    return linked;
  }

  private open({ node, relation }: LinkedNode): void {
    if (this.senders.has(node) || this.over.signal.aborted) return;
    const peer = { node, relation };
    const sender = new LinkSender({ ...this.ports, outboxLog: this.outboxLog }, peer, this.ports.sending);
    this.senders.set(node, sender);
    this.answer(receivingSubject(this.ports.node.id, peer), node);
    if (relation === 'SUBORDINATE') this.ports.messenger.answer(restoreSubject(node), (request) => this.giveBack(request));
    sender.wake();
  }

  /** A subordinate that lost its disk gets its own streams back, and from us once more what its backup does not have. */
  private async giveBack(request: unknown): Promise<RestorePage> {
    const page = await this.giving.page(request);
    const { after, received } = request as RestoreRequest;
    if (after === null) await this.senders.get(page.to)?.rewind(received);
    return page;
  }

  private async peer(node: string): Promise<{ known: LinkedNode; sender: LinkSender } | undefined> {
    await this.refresh(await this.ports.store.head());
    const [known, sender] = [this.peers.get(node), this.senders.get(node)];
    return known && sender && { known, sender };
  }

  private async isSignedBy(owner: string, bytes: Uint8Array, signature: Uint8Array): Promise<boolean> {
    if (!this.keys.has(owner)) await this.refresh(await this.ports.store.head());
    const key = this.keys.get(owner);
    try {
      return key !== undefined && this.ports.verify(key, bytes, signature);
    } catch {
      // A key that is none: whoever linked the node took it over as it was given.
      return false;
    }
  }
}
