import type { RecordedEvent, SealedEvent, SealedRecord } from './event.js';

/** The revision before a stream's first event. */
export const NO_STREAM = -1;

export interface Appended {
  /** Log position of the last event of this append. */
  readonly position: number;
  /** Revision of the last event of this append. */
  readonly revision: number;
  /** True when the very same events already stood there; then nothing was written. */
  readonly repeated: boolean;
}

/** About how far positions move in so many events, for who notes only now and then where it is. */
export function positionsIn(events: number, { positionsHaveGaps }: Pick<EventStore, 'positionsHaveGaps'>): number {
  return positionsHaveGaps ? events * BYTES_OF_AN_EVENT : events;
}

/** A usual one with what a store adds to it. */
const BYTES_OF_AN_EVENT = 1_000;

export interface LogPage {
  readonly events: readonly RecordedEvent[];
  /** Read on from here. Moves over events that the categories left out; equals `after` only at the end of the log. */
  readonly position: number;
}

/** What one append to one stream says. */
export interface StreamAppend {
  readonly stream: string;
  readonly expectedRevision: number;
  readonly events: readonly SealedEvent[];
}

/** Another event stands where this append wanted to write. `actual` is the stream's last revision. */
export class RevisionConflict extends Error {
  constructor(
    readonly stream: string,
    readonly expected: number,
    readonly actual: number,
  ) {
    super(`${stream} is at revision ${actual}, not ${expected}`);
    this.name = 'RevisionConflict';
  }
}

/** The disk had no room for what was to be stored, and nothing of it was. It can be tried again once there is room. */
export class NoRoom extends Error {
  constructor(cause: unknown) {
    super('the disk is full', { cause });
    this.name = 'NoRoom';
  }
}

/**
 * A node's log. Every adapter passes the same contract suite (test/contract).
 *
 * A promise of `append` that resolves means: on disk, whatever happens next to the process or the power.
 */
export interface EventStore {
  /** True where positions are byte offsets and the like: order without counting. Else they are 1, 2, 3 … and a hole is a missing event. */
  readonly positionsHaveGaps?: boolean;
  /**
   * Writes all events or none, directly after `expectedRevision` (`NO_STREAM` for a new stream).
   * The same ids at the same revisions again are answered with the first answer and `repeated: true`.
   * @throws RevisionConflict when other events stand there, NoRoom where the disk is full; infrastructure errors mean nothing was acknowledged.
   */
  append(stream: string, expectedRevision: number, events: readonly SealedEvent[]): Promise<Appended>;
  /**
   * Several appends, to one stream or more, so that the log has them in this order. Stops at the first that `append` would refuse and throws what that
   * would throw: those before it stand, those after it were not written. A store that can, writes them together and waits for its disk once.
   */
  appendInOrder(appends: readonly StreamAppend[]): Promise<void>;
  /** The events of one stream in order from revision `from` (default 0); empty when there is no such stream. */
  read(stream: string, from?: number): Promise<readonly RecordedEvent[]>;
  /** The log in order after a position (0 is before the first), at most `limit` events (default 1000), of the categories given or of all. */
  readLog(after: number, options?: { categories?: readonly string[]; limit?: number }): Promise<LogPage>;
  /** As `readLog`, unparsed and with hashes: what links send, the notary folds and `verify` checks. */
  readSealed(after: number, limit?: number): Promise<readonly SealedRecord[]>;
  /** One stream unparsed and with hashes, from revision `from`. */
  readStreamSealed(stream: string, from?: number): Promise<readonly SealedRecord[]>;
  /** Position of the last event; 0 for an empty log. */
  head(): Promise<number>;
  /** Position of the last event stored at or before an instant (ISO 8601); 0 when none was. */
  positionAt(instant: string): Promise<number>;
  /** Calls back after events were made durable, with the log's head. Returns the way to stop. */
  onAppended(listener: (head: number) => void): () => void;
  close(): Promise<void>;
}
