import type { EventStore, Feed, Following, LogPage, RecordedEvent } from '@tongxin/eventing';
import { LogFollowing } from '@tongxin/runtime';

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
    return new LogFollowing(log, after, handle, onError);
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
