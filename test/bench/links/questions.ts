import type { NodeRecord } from '@tongxin/hosting';

/** Which nodes a process opens, and how. */
export interface NodesOrder {
  /** Where their data lies, a folder for each. */
  readonly directory: string;
  readonly nodes: readonly NodeRecord[];
  /** Of NATS. */
  readonly server: string;
  /** Whether their services work as well, or the links alone. */
  readonly whole: boolean;
}

/** What the bench asks of the nodes of a process, and what is answered. */
export interface Answers {
  /** Sets them going. */
  start: null;
  /** Sets them going and has them send all there is for the county: milliseconds until it has acknowledged the last. */
  ship: number;
  /** Resolves when the county has acknowledged all. */
  drain: null;
  /** Resolves when views and reactions have done with all that is there. */
  settle: null;
  /** Microseconds of the processor that the process has used. */
  usage: number;
  /** Entries taken from all peers. */
  received: number;
  /** Has a clerk schedule activities one after the other, so many and so often. */
  trickle: null;
  /** Notes from now on what is appended. */
  watch: null;
  /** What was appended since `watch`, or since this was last asked. */
  seen: readonly Seen[];
  close: null;
}

export type Ask = keyof Answers;

export interface Question {
  readonly id: number;
  readonly ask: Ask;
  /** For `trickle`. */
  readonly pace?: Pace;
}

export interface Pace {
  readonly count: number;
  readonly everyMs: number;
}

export interface Told {
  readonly id: number;
  readonly answer?: unknown;
  readonly failed?: string;
}

/** When an event was durable here, in milliseconds of the clock that the processes of a machine share. */
export type Seen = readonly [id: string, at: number];

/** The clock of `Seen`. */
export function sharedNow(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}
