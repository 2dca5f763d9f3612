import { Backoff } from '@tongxin/runtime';
import type { Connection } from './connection.js';
import type { StoredEvent } from './stored-event.js';

const FIRST_PAUSE = 50;
const LONGEST_PAUSE = 5_000;

interface FollowerTold {
  event(event: StoredEvent): void;
  /** The subscription broke; it is taken up again from where it was. */
  broken(error: unknown): void;
}

/**
 * Tells listeners how far the log reaches, whoever appended. The client never resumes a subscription, so a broken one is made anew after a
 * pause from the last position seen; which also moves over stretches of which nothing is ours.
 */
export class LogFollower {
  private readonly listeners = new Set<(head: number) => void>();
  private readonly over = new AbortController();
  private readonly backoff = new Backoff(FIRST_PAUSE, LONGEST_PAUSE);
  private checkpoint: number;
  private head: number;
  private isTelling = false;
  private stopWatching: () => void = () => undefined;

  /** Begins after the head of the log. */
  constructor(
    private readonly connection: Connection,
    private readonly told: FollowerTold,
    head: number,
  ) {
    this.checkpoint = head;
    this.head = head;
    void this.follow();
  }

  listen(listener: (head: number) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** An append of this process was acknowledged, so everything before it is durable too. */
  reached(position: number): void {
    if (position <= this.head) return;
    this.head = position;
    for (const listener of this.listeners) queueMicrotask(() => listener(position));
  }

  stop(): void {
    this.over.abort();
    this.stopWatching();
  }

  private async follow(): Promise<void> {
    while (!this.over.signal.aborted) {
      this.told.broken(await this.watch());
      await this.backoff.pause(this.over.signal);
    }
  }

  private watch(): Promise<unknown> {
    return new Promise((ended) => {
      this.stopWatching = this.connection.subscribe(this.checkpoint, {
        confirmed: () => this.backoff.reset(),
        event: (event) => this.take(event),
        passed: (position) => (this.checkpoint = Math.max(this.checkpoint, position)),
        ended,
      });
    });
  }

  private take(event: StoredEvent): void {
    this.checkpoint = event.position;
    this.told.event(event);
    this.tellSoon();
  }

  /** Events come one by one, listeners are told once for those that came together. */
  private tellSoon(): void {
    if (this.isTelling) return;
    this.isTelling = true;
    setImmediate(() => {
      this.isTelling = false;
      if (!this.over.signal.aborted) this.reached(this.checkpoint);
    });
  }
}
