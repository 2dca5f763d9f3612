import type { Following, LogPage, RecordedEvent } from '@tongxin/eventing';

/** A log as it can be walked: pages after a position, and word whenever it may have grown. */
export interface WalkedLog {
  /** Position unchanged: nothing there at present. */
  readLog(after: number): Promise<LogPage>;
  onAppended(listener: () => void): () => void;
}

/** Walks a log from a position and on with it as it grows, batch by batch, until it is stopped or something fails. */
export class LogFollowing implements Following {
  private walking: Promise<void> | undefined;
  private again = false;
  private stopped = false;
  private readonly unlisten: () => void;

  constructor(
    private readonly log: WalkedLog,
    private position: number,
    private readonly handle: (events: readonly RecordedEvent[], position: number) => Promise<void>,
    private readonly onError: (error: unknown) => void,
  ) {
    this.unlisten = log.onAppended(() => this.wake());
    this.wake();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.unlisten();
    await this.walking;
  }

  private wake(): void {
    this.again = true;
    this.walking ??= this.walk().finally(() => {
      this.walking = undefined;
      // A call that came as the walk was ending must not be lost.
      if (this.again && !this.stopped) this.wake();
    });
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
