import {
  BACKWARDS,
  END,
  ErrorType,
  EventStoreDBClient,
  FORWARDS,
  NO_STREAM as NONE,
  START,
  WrongExpectedVersionError,
  binaryEvent,
  isCommandError,
  streamNameFilter,
  type AllStreamResolvedEvent,
  type AppendExpectedRevision,
  type BaseOptions,
  type Position,
  type ResolvedEvent,
} from '@eventstore/db-client';
import { NO_STREAM } from '@tongxin/eventing';
import { collect, type Reading } from './collect.js';
import { credentialsOf } from './credentials.js';
import { safeInteger } from './safe-integer.js';
import type { NewEvent, StoredEvent } from './stored-event.js';

/** Other events stand where an append wanted to write. `actual` is the last revision, -1 where there is no stream. */
export class Conflict extends Error {
  constructor(readonly actual: number) {
    super(`the stream is at revision ${actual}`);
  }
}

/** Where a page of the log begins: before its first event, after its last, or at the position of an event. */
export type Place = 'start' | 'end' | number;

/** What a subscription tells. After `ended` it tells nothing more. */
export interface Watch {
  confirmed(): void;
  event(event: StoredEvent): void;
  /** Everything up to here was looked at, though nothing of it was wanted. */
  passed(position: number): void;
  ended(error: unknown): void;
}

/** System streams of the server (`$…`) are none of ours. */
const OURS = /^[^$]/;
/** After so many events that the filter left out the server says how far it is. */
const SEARCH_WINDOW = 512;
/** What the server may answer while it starts, moves its leader or is gone; the same call may succeed a moment later. */
const passing: ReadonlySet<string> = new Set([ErrorType.UNAVAILABLE, ErrorType.NOT_LEADER, ErrorType.CANCELLED, ErrorType.TIMEOUT]);
/** gRPC statuses of a call that broke off (INTERNAL, DATA_LOSS). The client calls them unknown. */
const BROKEN_OFF: ReadonlySet<number | undefined> = new Set([13, 15]);

/** Whether the same call may succeed a moment later. Appends may be sent again as well: the server compares ids at exact revisions. */
export function isPassing(error: unknown): boolean {
  return error instanceof Error && isCommandError(error) && (passing.has(error.type) || BROKEN_OFF.has(error.code));
}

/** Whether an append that failed may still have been written. */
export function mayHaveLanded(error: unknown): boolean {
  return !(error instanceof Conflict) && !isOfType(error, ErrorType.MAXIMUM_APPEND_SIZE_EXCEEDED);
}

/** One server or cluster. The only file that knows its client. */
export class Connection {
  private readonly client: EventStoreDBClient;
  private readonly options: BaseOptions;

  /** `url` is a connection string; nothing is sent yet. */
  constructor(url: string, timeoutMs: number) {
    this.client = EventStoreDBClient.connectionString(url);
    // Credentials of the call keep the client off BatchAppend; reading what was just written needs the leader.
    this.options = { credentials: credentialsOf(url), requiresLeader: true, deadline: timeoutMs };
  }

  /** One plain Append call. @throws Conflict */
  async append(stream: string, expected: number, events: readonly NewEvent[]): Promise<{ position: number }> {
    try {
      const expectedRevision: AppendExpectedRevision = expected === NO_STREAM ? NONE : BigInt(expected);
      const options = { ...this.options, expectedRevision };
      const { position } = await this.client.appendToStream(stream, events.map(binaryEvent), options);
      return { position: safeInteger(position?.commit ?? -1n) };
    } catch (error) {
      if (!(error instanceof WrongExpectedVersionError)) throw error;
      const actual = error.actualVersion;
      throw new Conflict(typeof actual === 'bigint' ? safeInteger(actual) : NO_STREAM);
    }
  }

  /** At most `count` events of a stream from a revision on; empty when there is no such stream. */
  async readStream(stream: string, from: number, count: number, signal: AbortSignal): Promise<StoredEvent[]> {
    const options = { ...this.options, fromRevision: BigInt(from), maxCount: count };
    return storedOf(await this.collectStream(this.client.readStream(stream, options), signal));
  }

  /** The last event of a stream. */
  async lastOf(stream: string, signal: AbortSignal): Promise<StoredEvent | undefined> {
    const options = { ...this.options, fromRevision: END, direction: BACKWARDS, maxCount: 1 } as const;
    return storedOf(await this.collectStream(this.client.readStream(stream, options), signal))[0];
  }

  /** At most `count` events of the log. Forwards the event at the place is among them; backwards it may or may not be. */
  async readLog(from: Place, direction: 'forwards' | 'backwards', count: number, signal: AbortSignal): Promise<StoredEvent[]> {
    const options = { ...this.options, fromPosition: positionOf(from), maxCount: count };
    const turned = direction === 'forwards' ? FORWARDS : BACKWARDS;
    return storedOf(await collect<AllStreamResolvedEvent>(this.client.readAll({ ...options, direction: turned }), signal));
  }

  /** Follows the log after a position until it is stopped or breaks; it is not taken up again by itself. */
  subscribe(after: number, watch: Watch): () => void {
    const checkpointReached = async (_: unknown, { commit }: Position): Promise<void> => tell(() => watch.passed(safeInteger(commit)));
    const filter = streamNameFilter({ regex: OURS.source, maxSearchWindow: SEARCH_WINDOW, checkpointInterval: 1, checkpointReached });
    const subscription = this.client.subscribeToAll({ ...this.options, fromPosition: positionOf(after || 'start'), filter });
    const stop = (): void => {
      isOver = true;
      subscription.unsubscribe().catch(() => undefined);
    };
    const end = (error: unknown): void => {
      if (isOver) return;
      stop();
      watch.ended(error);
    };
    let isOver = false;
    function tell(what: () => void): void {
      if (isOver) return;
      try {
        what();
      } catch (error) {
        end(error);
      }
    }
    subscription.on('confirmation', () => tell(() => watch.confirmed()));
    subscription.on('data', (resolved: AllStreamResolvedEvent) => tell(() => storedOf([resolved]).forEach((event) => watch.event(event))));
    subscription.on('error', end);
    subscription.on('end', () => end(new Error('the server ended the subscription')));
    return stop;
  }

  async close(): Promise<void> {
    await this.client.dispose();
  }

  private async collectStream(reading: Reading<ResolvedEvent>, signal: AbortSignal): Promise<ResolvedEvent[]> {
    try {
      return await collect(reading, signal);
    } catch (error) {
      if (isOfType(error, ErrorType.STREAM_NOT_FOUND)) return [];
      throw error;
    }
  }
}

function isOfType(error: unknown, type: ErrorType): boolean {
  return error instanceof Error && isCommandError(error) && error.type === type;
}

export function isOurs({ stream }: StoredEvent): boolean {
  return OURS.test(stream);
}

function positionOf(place: Place): typeof START | typeof END | Position {
  if (place === 'start') return START;
  if (place === 'end') return END;
  return { commit: BigInt(place), prepare: BigInt(place) };
}

function storedOf(resolved: readonly (ResolvedEvent | AllStreamResolvedEvent)[]): StoredEvent[] {
  return resolved.flatMap(({ event }) => {
    if (!event) return [];
    const { streamId: stream, id, created, data, metadata } = event;
    const position = safeInteger(event.position?.commit ?? -1n);
    return [
      { stream, id, revision: safeInteger(event.revision), position, created: created.getTime(), data: data as Uint8Array, metadata },
    ];
  });
}
