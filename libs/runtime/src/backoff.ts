import { setTimeout as after } from 'node:timers/promises';

/** Pauses between attempts, each twice as long as the one before, until one succeeds or someone stops waiting. */
export class Backoff {
  private next: number;

  constructor(
    private readonly firstMs: number,
    private readonly longestMs: number,
  ) {
    this.next = firstMs;
  }

  /** Keeps no process alive. False when the signal came first. */
  async pause(signal: AbortSignal): Promise<boolean> {
    const ms = this.next;
    this.next = Math.min(2 * ms, this.longestMs);
    try {
      await after(ms, undefined, { signal, ref: false });
      return true;
    } catch {
      return false;
    }
  }

  reset(): void {
    this.next = this.firstMs;
  }
}
