import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Refused, type EventStore, type ViewReader } from '@tongxin/eventing';
import { EVENT_STORE, NODE, VIEWS, type NodeIdentity } from '@tongxin/runtime';
import type { OwnExperience } from '../views/own-experience.js';
import { entryOf, type FeedEntry } from './cloud-event.js';

/** What a peer asks of the feed. */
export interface FeedQuestion {
  /** Entry it has read last; none reads from the beginning. */
  readonly lastEventId: string | undefined;
  /** Milliseconds it waits for something to come. */
  readonly timeout: number;
  /** Entries of a page. */
  readonly limit: number;
}

/** What this county tells its peers, each entry standing for all that was told of its experience before. */
@Injectable()
export class ExchangeFeed implements OnModuleDestroy {
  private readonly over = new AbortController();

  constructor(
    @Inject(VIEWS) private readonly views: ViewReader,
    @Inject(EVENT_STORE) private readonly store: Pick<EventStore, 'head' | 'onAppended'>,
    @Inject(NODE) private readonly node: NodeIdentity,
  ) {}

  /** Those who wait are answered before the node ends. */
  onModuleDestroy(): void {
    this.over.abort();
  }

  /**
   * Entries after the last one read that the peer may see, oldest first; empty when none came in time or who asked is gone.
   * @throws Refused `exchange-feed.last-event-not-found` when this county never told that entry to the peer, as after a restore: it reads from the beginning then.
   */
  async read(peer: string, { lastEventId, timeout, limit }: FeedQuestion, gone: AbortSignal): Promise<readonly FeedEntry[]> {
    const ended = AbortSignal.any([gone, this.over.signal, AbortSignal.timeout(timeout)]);
    const bell = new Bell(ended);
    const unlisten = this.store.onAppended(() => bell.ring());
    try {
      for (;;) {
        const entries = await this.after(peer, lastEventId, limit);
        if (entries.length > 0 || !(await bell.rung())) return entries;
      }
    } finally {
      unlisten();
    }
  }

  private async after(peer: string, lastEventId: string | undefined, limit: number): Promise<readonly FeedEntry[]> {
    const head = await this.store.head();
    const after = lastEventId === undefined ? 0 : await this.positionOf(lastEventId, peer, head);
    const found: OwnExperience[] = [];
    let cursor: string | undefined;
    do {
      const query = { orderBy: 'position', positions: { after }, limit: 200, ...(cursor !== undefined && { cursor }) };
      const page = await this.views.find<OwnExperience>('own-experiences', query, head);
      found.push(...page.items.map(({ document }) => document).filter((told) => isFor(told, peer)));
      cursor = page.next;
    } while (cursor !== undefined && found.length < limit);
    return found.slice(0, limit).map((told) => entryOf(told, this.node.id));
  }

  private async positionOf(entry: string, peer: string, head: number): Promise<number> {
    const known = await this.views.get<{ experience: string }>('exchange-entries', entry, head);
    const told = known && (await this.views.get<OwnExperience>('own-experiences', known.document.experience, head));
    if (!known || !told || !isFor(told.document, peer)) throw new Refused('exchange-feed.last-event-not-found', { lastEventId: entry });
    return known.position;
  }
}

function isFor({ audience, peers }: OwnExperience, peer: string): boolean {
  return audience === 'ALL' || peers.includes(peer);
}

/** Waits for one ring at a time; a ring between two waits counts for the next. */
class Bell {
  private hasRung = false;
  private wake: () => void = () => undefined;

  constructor(private readonly ended: AbortSignal) {
    ended.addEventListener('abort', () => this.wake(), { once: true });
  }

  ring(): void {
    this.hasRung = true;
    this.wake();
  }

  /** False when the end came first. */
  async rung(): Promise<boolean> {
    if (!this.hasRung && !this.ended.aborted) await new Promise<void>((resolve) => (this.wake = resolve));
    this.hasRung = false;
    return !this.ended.aborted;
  }
}
