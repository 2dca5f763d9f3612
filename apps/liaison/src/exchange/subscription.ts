import { OneAtATime, systemOf } from '@tongxin/access';
import { dayIn } from '@tongxin/calendar';
import { Refused, type Clock, type EventStore, type RecordStore, type ViewReader } from '@tongxin/eventing';
import { Backoff, commandIdOf, type Door, type NodeIdentity } from '@tongxin/runtime';
import type { Vault } from '@tongxin/vault';
import type { PeerCard } from '../views/peer-card.js';
import { isFeedEntry, type FeedEntry } from './cloud-event.js';
import { chainOf } from './key-chain.js';
import { signatureOf, type SignedPage } from './page-signature.js';
import { jsonOf, PeerFeed } from './peer-feed.js';

export interface SubscriptionPorts {
  readonly node: NodeIdentity;
  readonly door: Pick<Door, 'send'>;
  readonly views: ViewReader;
  readonly store: Pick<EventStore, 'head'>;
  readonly records: RecordStore;
  readonly vault: Pick<Vault, 'secrets'>;
  readonly clock: Clock;
}

/** How the reading of one feed goes; kept with the events, so that it goes on from there after a stop. */
export interface SubscriptionMark {
  readonly lastEventId: string | null;
  readonly lastSuccessAt: string | null;
  readonly lastFailureAt: string | null;
  readonly problem: string | null;
  readonly received: number;
  readonly refused: number;
}

/** Marks by peer. */
export const SUBSCRIPTIONS = 'exchange-subscriptions';
/** Entries that could not be taken, by peer and entry, with the code of why. */
export const REFUSED_ENTRIES = 'exchange-refused-entries';
export const NOTHING_READ: SubscriptionMark = {
  lastEventId: null,
  lastSuccessAt: null,
  lastFailureAt: null,
  problem: null,
  received: 0,
  refused: 0,
};

const WAIT_MS = 25_000;
/** Pause after an empty page, for peers that do not wait. */
const IDLE_MS = 1_000;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 10 * 60_000;
/** Refusals that say "later", not "no". */
const LATER: ReadonlySet<string> = new Set(['command.revision-conflict', 'view.not-yet', 'view.stopped']);

export function feedTokenOf(peer: string): string {
  return `peer-feed:${peer}`;
}

/** Reads one peer's feed page after page, believes what the trusted key signed, and has each entry taken over once. */
export class Subscription {
  private readonly over = new AbortController();
  private readonly turns = new OneAtATime();
  private running: Promise<void> | undefined;

  constructor(
    private readonly ports: SubscriptionPorts,
    private readonly peer: string,
  ) {}

  start(): void {
    this.running ??= this.run();
  }

  /** Finishes the page in hand; a page that is waited for is given up. */
  async stop(): Promise<void> {
    this.over.abort();
    await this.running;
  }

  /** Reads all there is now, without waiting for more or for the end of a pause; what keeps it from that stands in its mark. */
  async readAll(): Promise<void> {
    try {
      while ((await this.readPage(0)) > 0);
    } catch (error) {
      await this.fail(error);
    }
  }

  private async run(): Promise<void> {
    const failing = new Backoff(FIRST_PAUSE_MS, LONGEST_PAUSE_MS);
    const idle = new Backoff(IDLE_MS, IDLE_MS);
    while (!this.over.signal.aborted) {
      try {
        const read = await this.readPage(WAIT_MS);
        failing.reset();
        if (read === 0) await idle.pause(this.over.signal);
      } catch (error) {
        if (this.over.signal.aborted) return;
        await this.fail(error);
        await failing.pause(this.over.signal);
      }
    }
  }

  /** Entries of the page; 0 at the end of the feed. */
  private async readPage(timeout: number): Promise<number> {
    const { url } = await this.card();
    const token = await this.ports.vault.secrets.read(feedTokenOf(this.peer));
    if (token === undefined) throw new Refused('exchange.token-missing');
    const { lastEventId } = await this.mark();
    const feed = new PeerFeed(url, this.over.signal);
    const page = await feed.page({ token, lastEventId, timeout });
    await this.believe(page, feed);
    const entries = jsonOf(page.body);
    if (!Array.isArray(entries) || !entries.every(isFeedEntry)) throw new Refused('exchange.not-a-page');
    return this.turns.take(this.peer, () => this.take(entries, lastEventId));
  }

  /** The key that signed is the one trusted now, or one to which that leads by its own word. */
  private async believe(page: SignedPage, feed: PeerFeed): Promise<void> {
    const signed = signatureOf(page);
    if (!signed) throw new Refused('exchange.bad-signature');
    const { publicKey: trusted } = await this.card();
    if (signed.publicKey === trusted) return;
    const chain = chainOf(await feed.keys(), trusted, signed.publicKey);
    if (!chain) throw new Refused('exchange.key-unknown');
    for (const key of chain) await this.send('peers/accept-peer-key', this.peer, key, key.publicKey);
  }

  /** Two readings of the same page come to the same; the one that is late leaves the mark where it is. */
  private async take(entries: readonly FeedEntry[], asked: string | null): Promise<number> {
    const mark = await this.mark();
    if (mark.lastEventId !== asked) return entries.length;
    let refused = 0;
    for (const entry of entries) refused += (await this.takeOne(entry)) ? 0 : 1;
    const received = mark.received + entries.length - refused;
    const lastEventId = entries.at(-1)?.id ?? asked;
    const read = { lastEventId, lastSuccessAt: this.ports.clock.now(), problem: null, received, refused: mark.refused + refused };
    await this.ports.records.put(SUBSCRIPTIONS, { [this.peer]: { ...mark, ...read } });
    return entries.length;
  }

  /** False for an entry that does not hold: it is set aside, and the feed goes on. */
  private async takeOne(entry: FeedEntry): Promise<boolean> {
    const { id, subject, method, time } = entry;
    const on = dayIn(new Date(time).toISOString());
    try {
      if (method === 'DELETE') await this.send('received-experiences/take-withdrawal', `${this.peer}.${subject}`, { entry: id, on }, id);
      else {
        const body = { ...contentIn(entry), from: this.peer, entry: id, on };
        await this.send('received-experiences/take-experience', `${this.peer}.${subject}`, body, id);
      }
      return true;
    } catch (error) {
      if (!(error instanceof Refused) || LATER.has(error.code)) throw error;
      await this.ports.records.put(REFUSED_ENTRIES, { [`${this.peer}:${id}`]: { code: error.code, at: this.ports.clock.now() } });
      return false;
    }
  }

  private async send(command: string, id: string, body: object, cause: string): Promise<void> {
    const { door, node } = this.ports;
    await door.send(command, body, { id, by: systemOf(node.id), commandId: commandIdOf('exchange', this.peer, cause) });
  }

  /** @throws Refused `exchange.not-subscribed` when it was ended meanwhile. */
  private async card(): Promise<PeerCard> {
    const found = await this.ports.views.get<PeerCard>('peer-list', this.peer, await this.ports.store.head());
    if (!found || found.document.url === '') throw new Refused('exchange.not-subscribed');
    return found.document;
  }

  private async mark(): Promise<SubscriptionMark> {
    return (await this.ports.records.get<SubscriptionMark>(SUBSCRIPTIONS, this.peer)) ?? NOTHING_READ;
  }

  /** A peer that no longer knows the entry read last was restored: its feed is read from the beginning, which takes nothing twice. */
  private async fail(error: unknown): Promise<void> {
    const problem = error instanceof Refused ? error.code : 'exchange.failed';
    await this.turns.take(this.peer, async () => {
      const mark = await this.mark();
      const lastEventId = problem === 'exchange.last-event-unknown' ? null : mark.lastEventId;
      const failed = { lastEventId, lastFailureAt: this.ports.clock.now(), problem };
      await this.ports.records.put(SUBSCRIPTIONS, { [this.peer]: { ...mark, ...failed } });
    });
  }
}

/** What is told, and nothing a peer may have put beside it. */
function contentIn({ data }: FeedEntry): object {
  const { title, topic, text, figures } = (data ?? {}) as Partial<NonNullable<FeedEntry['data']>>;
  return { title, topic, text, figures };
}
