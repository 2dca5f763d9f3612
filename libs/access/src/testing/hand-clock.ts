import type { Clock } from '@tongxin/eventing';

/** A clock that a spec moves. */
export class HandClock implements Clock {
  constructor(private at: string) {}

  now(): string {
    return this.at;
  }

  forward(minutes: number): void {
    this.at = new Date(Date.parse(this.at) + minutes * 60_000).toISOString();
  }
}
