import type { Ledger } from './ledger.js';

/** How the stores of a life are opened. */
export interface Opening {
  readonly synchronous: 'FULL' | 'OFF';
  /** 0 keeps everything in the WAL, so that it can be cut anywhere. */
  readonly walAutocheckpoint?: number;
}

/** One life of a writing process in a data directory, from its start until it is killed or has sent enough. */
export interface Life {
  readonly directory: string;
  readonly opening: Opening;
  /** From 0 below 1; the same seed gives the same numbers. */
  readonly random: () => number;
  /** Says what is sent and, only once a promise has resolved, what was acknowledged. Knows what earlier lives left open. */
  readonly ledger: Ledger;
  /** Says that it is open and begins to send. */
  readonly begun: () => void;
  /** Commands to send before the life ends by itself; Infinity when it waits to be killed. */
  readonly commands: number;
}

/** What stands in a data directory after a life. */
export interface Findings {
  /** Ids of all events in the log, in order; one that stands there twice is here twice. */
  readonly ids: readonly string[];
  /** What does not hold, in words: a broken chain, a gap, a view that differs from its rebuild. */
  readonly problems: readonly string[];
  /** From opening to the first answer, in milliseconds. */
  readonly recoveryMs: number;
}

/** Something that writes and can say whether what it wrote stands: the stores alone, or a whole node. */
export interface Workload {
  /** The file of the log in a data directory; its WAL lies beside it. */
  eventsFile(directory: string): string;
  /** Sends commands; leaves the stores open. A throw means the workload itself saw something wrong. */
  live(life: Life): Promise<void>;
  /** Opens the directory as a restart would, catches up, checks everything but the ledger, and closes it. */
  check(directory: string): Promise<Findings>;
}

/** Numbers that look random and are the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
