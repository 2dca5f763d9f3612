import type { EventStore, Feed, Following, LogPage, RecordedEvent } from '@tongxin/eventing';

const BATCH = 500;

/** Follows the log of a store in the same process: reads on whenever the store says that it has grown. */
export class LocalFeed implements Feed {
  private shared: { readonly after: number; readonly page: Promise<LogPage> } | undefined;

  constructor(private readonly store: Pick<EventStore, 'readLog' | 'onAppended'>) {
    store.onAppended(() => (this.shared = undefined));
  }

  follow(
    after: number,
    handle: (events: readonly RecordedEvent[], position: number) => Promise<void>,
    onError: (error: unknown) => void,
  ): Following {
    const log = { readLog: (from: number) => this.read(from), onAppended: (listener: () => void) => this.store.onAppended(listener) };
    const walk = new LocalFollowing(log, after, handle, onError);
    walk.wake();
    return walk;
  }

  /** Views, links and each reaction follow the same log, mostly at its end: what one of them has just read is not read and parsed again. */
  private read(after: number): Promise<LogPage> {
    if (this.shared?.after === after) return this.shared.page;
    const page = this.store.readLog(after, { limit: BATCH });
    const shared = { after, page };
    this.shared = shared;
    page.catch(() => {
      if (this.shared === shared) this.shared = undefined;
    });
    return page;
  }
}

interface Log {
  readLog(after: number): Promise<LogPage>;
  onAppended(listener: () => void): () => void;
}

class LocalFollowing implements Following {
  private walking: Promise<void> | undefined;
  private again = false;
  private stopped = false;
  private readonly unlisten: () => void;

  constructor(
    private readonly log: Log,
    private position: number,
    private readonly handle: (events: readonly RecordedEvent[], position: number) => Promise<void>,
    private readonly onError: (error: unknown) => void,
  ) {
    this.unlisten = log.onAppended(() => this.wake());
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
      const page = await this.log.readLog(this.position);
      if (page.position === this.position) return;
      await this.handle(page.events, page.position);
      this.position = page.position;
    }
  }
}
