import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Clock, EventStore, Feed, RecordStore, ViewReader } from '@tongxin/eventing';
import {
  Backoff,
  CLOCK,
  Door,
  EVENT_STORE,
  everyDocument,
  FEED,
  NODE,
  RECORD_STORE,
  SteadyFollowing,
  VIEWS,
  type BackgroundWorker,
  type NodeIdentity,
} from '@tongxin/runtime';
import { VAULT, type Vault } from '@tongxin/vault';
import type { PeerCard } from '../views/peer-card.js';
import type { SubscriptionState } from './exchange.models.js';
import { FeedKeys } from './feed-keys.js';
import { feedTokenOf, NOTHING_READ, Subscription, SUBSCRIPTIONS, type SubscriptionMark } from './subscription.js';

const PEER_EVENTS: ReadonlySet<string> = new Set(['PeerRegistered', 'PeerSubscribed', 'PeerUnsubscribed']);
const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 30_000;

/** Reads the feeds of all peers that are subscribed to, as long as the node runs. */
@Injectable()
export class ExchangeReader implements BackgroundWorker {
  private readonly logger = new Logger('Exchange');
  private readonly subscriptions = new Map<string, Subscription>();
  private following: SteadyFollowing | undefined;
  private readonly over = new AbortController();
  private introducing: Promise<void> | undefined;

  constructor(
    @Inject(NODE) private readonly node: NodeIdentity,
    @Inject(Door) private readonly door: Door,
    @Inject(VIEWS) private readonly views: ViewReader,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(RECORD_STORE) private readonly records: RecordStore,
    @Inject(FEED) private readonly feed: Feed,
    @Inject(VAULT) private readonly vault: Vault,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(FeedKeys) private readonly keys: FeedKeys,
  ) {}

  /** Meets the peers there are, then those that come. */
  async start(): Promise<void> {
    const head = await this.store.head();
    this.introducing = this.introduce(head);
    this.following = new SteadyFollowing(this.feed, head, {
      handle: async (events, position) => {
        if (events.some(({ type }) => PEER_EVENTS.has(type))) await this.refresh(position);
      },
      resume: async () => head,
      onError: (error) => this.logger.error(String(error)),
    });
  }

  async stop(): Promise<void> {
    this.over.abort();
    await Promise.all([this.introducing, this.following?.stop()]);
    await Promise.all([...this.subscriptions.values()].map((subscription) => subscription.stop()));
  }

  /** Reads all there is at every peer now; resolves when that is done or, as the states say, could not be. */
  async readAll(): Promise<void> {
    await this.refresh(await this.store.head());
    await Promise.all([...this.subscriptions.values()].map((subscription) => subscription.readAll()));
  }

  /** How reading goes, for every peer that was ever read or is to be. */
  async states(): Promise<SubscriptionState[]> {
    const peers = await everyDocument<PeerCard>(this.views, 'peer-list', {}, await this.store.head());
    return Promise.all(
      peers.map(async ({ id }) => ({
        peer: id,
        ...((await this.records.get<SubscriptionMark>(SUBSCRIPTIONS, id)) ?? NOTHING_READ),
      })),
    );
  }

  /** Keeps the token by which a peer's feed is read; the log knows nothing of it. */
  keepToken(peer: string, token: string): Promise<void> {
    return this.vault.secrets.keep(feedTokenOf(peer), token);
  }

  /** However long their view takes to be built. */
  private async introduce(position: number): Promise<void> {
    const backoff = new Backoff(FIRST_PAUSE_MS, LONGEST_PAUSE_MS);
    do {
      try {
        await this.refresh(position);
        return;
      } catch (error) {
        this.logger.error(String(error));
      }
    } while (await backoff.pause(this.over.signal));
  }

  /** A county with peers has a key to sign with, so that they can be told it before they read. */
  private async refresh(position: number): Promise<void> {
    const peers = await everyDocument<PeerCard>(this.views, 'peer-list', {}, position);
    if (peers.length > 0) await this.keys.current();
    const read = new Set(peers.filter(({ url }) => url !== '').map(({ id }) => id));
    for (const peer of read) this.open(peer);
    for (const [peer, subscription] of this.subscriptions) if (!read.has(peer)) await this.end(peer, subscription);
  }

  private open(peer: string): void {
    if (this.over.signal.aborted || this.subscriptions.has(peer)) return;
    const { node, door, views, store, records, vault, clock } = this;
    const subscription = new Subscription({ node, door, views, store, records, vault, clock }, peer);
    this.subscriptions.set(peer, subscription);
    subscription.start();
  }

  private async end(peer: string, subscription: Subscription): Promise<void> {
    this.subscriptions.delete(peer);
    await subscription.stop();
  }
}
