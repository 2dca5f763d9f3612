import type { EventStore, Feed, Following, RecordedEvent } from '@tongxin/eventing';

const BATCH = 500;

/** Follows the log of a store in the same process: reads on whenever the store says that it has grown. */
export class LocalFeed implements Feed {
  constructor(private readonly store: Pick<EventStore, 'readLog' | 'onAppended'>) {}

  follow(
    after: number,
    handle: (events: readonly RecordedEvent[], position: number) => Promise<void>,
    onError: (error: unknown) => void,
  ): Following {
    const walk = new LocalFollowing(this.store, after, handle, onError);
    walk.wake();
    return walk;
  }
}

class LocalFollowing implements Following {
  private walking: Promise<void> | undefined;
  private again = false;
  private stopped = false;
  private readonly unlisten: () => void;

  constructor(
    private readonly store: Pick<EventStore, 'readLog' | 'onAppended'>,
    private position: number,
    private readonly handle: (events: readonly RecordedEvent[], position: number) => Promise<void>,
    private readonly onError: (error: unknown) => void,
  ) {
    this.unlisten = store.onAppended(() => this.wake());
  }

  wake(): void {
    this.again = true;
    this.walking ??= this.walk().finally(() => {
      this.walking = undefined;
      // A call that came as the walk was ending must not be lost.
      if (this.again && !this.stopped) this.wake();
    });
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.unlisten();
    await this.walking;
  }

  private async walk(): Promise<void> {
    while (this.again && !this.stopped) {
      this.again = false;
      try {
        await this.catchUp();
      } catch (error) {
        this.stopped = true;
        this.unlisten();
        this.onError(error);
      }
    }
  }

  private async catchUp(): Promise<void> {
    while (!this.stopped) {
      const page = await this.store.readLog(this.position, { limit: BATCH });
      if (page.position === this.position) return;
      await this.handle(page.events, page.position);
      this.position = page.position;
    }
  }
}
