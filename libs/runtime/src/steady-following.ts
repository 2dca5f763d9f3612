import type { Feed, Following, RecordedEvent } from '@tongxin/eventing';
import { Backoff } from './backoff.js';

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 30_000;

export interface SteadySteps {
  handle(events: readonly RecordedEvent[], position: number): Promise<void>;
  /** Where to go on from after an error; it may fail too and is asked again. */
  resume(): Promise<number>;
  onError(error: unknown): void;
}

/** Follows a feed for good: an error of store or handler is reported, and after a pause the walk goes on from its checkpoint. */
export class SteadyFollowing implements Following {
  private readonly over = new AbortController();
  private readonly backoff = new Backoff(FIRST_PAUSE_MS, LONGEST_PAUSE_MS);
  private inner: Following;
  private resuming: Promise<void> = Promise.resolve();

  constructor(
    private readonly feed: Feed,
    after: number,
    private readonly steps: SteadySteps,
  ) {
    this.inner = this.open(after);
  }

  async stop(): Promise<void> {
    this.over.abort();
    await this.inner.stop();
    await this.resuming;
  }

  private open(after: number): Following {
    const handle = async (events: readonly RecordedEvent[], position: number): Promise<void> => {
      await this.steps.handle(events, position);
      this.backoff.reset();
    };
    return this.feed.follow(after, handle, (error) => {
      this.resuming = this.resume(error);
    });
  }

  private async resume(error: unknown): Promise<void> {
    this.steps.onError(error);
    while (await this.backoff.pause(this.over.signal)) {
      try {
        const after = await this.steps.resume();
        if (!this.over.signal.aborted) this.inner = this.open(after);
        return;
      } catch (again) {
        this.steps.onError(again);
      }
    }
  }
}
