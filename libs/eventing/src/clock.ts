/** The time, as the process is told it; a made-up history brings its own. */
export interface Clock {
  /** Instant, ISO 8601 in UTC with milliseconds. */
  now(): string;
}

export const systemClock: Clock = { now: () => new Date().toISOString() };
