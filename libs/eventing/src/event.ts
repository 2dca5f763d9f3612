/** What happened, as an aggregate decides it: a stored name and plain JSON data. */
export interface Event<Type extends string = string, Data extends object = object> {
  readonly type: Type;
  readonly data: Data;
}

/** Where an event was first recorded. A copy keeps it, so every node can tell who said what, and in which life of that node. */
export interface Origin {
  readonly node: string;
  /** Grows by one each time the node is restored from a backup; fences what was still under way. */
  readonly epoch: number;
  /** Place in the stream, from 0. */
  readonly revision: number;
}

export interface Metadata {
  /** Account that gave the command, `name@node`; reactions and alarms sign as `system@node`. */
  readonly actor: string;
  readonly commandId: string;
  readonly correlationId: string;
  readonly causationId: string | null;
  /** Business date, `YYYY-MM-DD` in the office's time zone. */
  readonly occurredOn: string;
  /** Instant of recording at the origin, ISO 8601 in UTC. */
  readonly recordedAt: string;
  readonly origin: Origin;
  /** Shape of `data`; upcasts bring older ones to today's. */
  readonly schema: number;
}

/** All that is stored and hashed of an event. It is serialised once; a copy is the same text. */
export type Envelope<E extends Event = Event> = E & {
  /** UUIDv5 of the command id and the event's index in it. */
  readonly id: string;
  readonly stream: string;
  readonly metadata: Metadata;
};

/** An envelope ready to append: its id and its one serialisation. */
export interface SealedEvent {
  readonly id: string;
  readonly text: string;
}

/** An event as it lies in a log, not parsed. `hash` covers the text and the hash before it in its stream. */
export interface SealedRecord {
  readonly position: number;
  /** Instant at which this log took it, ISO 8601 in UTC; for a copy later than `recordedAt`. */
  readonly storedAt: string;
  readonly stream: string;
  readonly revision: number;
  readonly text: string;
  readonly hash: Uint8Array;
}

/** An event as it is read back. */
export type RecordedEvent<E extends Event = Event> = Envelope<E> & {
  readonly position: number;
  readonly storedAt: string;
  readonly revision: number;
};

export function seal(envelope: Envelope): SealedEvent {
  return { id: envelope.id, text: JSON.stringify(envelope) };
}
