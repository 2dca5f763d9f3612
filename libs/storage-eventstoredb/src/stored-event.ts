import type { RecordedEvent, SealedEvent, SealedRecord } from '@tongxin/eventing';

/** An event as it goes to the server: binary, since the client would parse JSON and write it anew. */
export interface NewEvent {
  readonly id: string;
  /** For people who look into the server; nothing here reads it. */
  readonly type: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

/** An event as the server gives it back. */
export interface StoredEvent {
  readonly stream: string;
  readonly id: string;
  readonly revision: number;
  readonly position: number;
  /** Milliseconds since 1970, by the server's clock. */
  readonly created: number;
  readonly data: Uint8Array;
  readonly metadata: unknown;
}

/** First byte of the metadata; what begins with it is never taken for JSON. The 32 bytes of the event's hash follow. */
const LAYOUT = 1;
const HASH_BYTES = 32;

export function newEvent({ id, text }: SealedEvent, hash: Uint8Array): NewEvent {
  return { id, type: typeOf(text), data: Buffer.from(text), metadata: Buffer.concat([Buffer.of(LAYOUT), hash]) };
}

/** @throws when something else than this program wrote the event. */
export function hashOf({ metadata, stream, revision }: StoredEvent): Uint8Array {
  const isOurs = metadata instanceof Uint8Array && metadata.length === HASH_BYTES + 1 && metadata[0] === LAYOUT;
  if (!isOurs) throw new Error(`revision ${revision} of ${stream} has no hash: something else wrote it`);
  return Buffer.from(metadata.subarray(1));
}

export function toRecorded(event: StoredEvent): RecordedEvent {
  const recorded = JSON.parse(textOf(event)) as { -readonly [K in keyof RecordedEvent]: RecordedEvent[K] };
  recorded.position = event.position;
  recorded.storedAt = new Date(event.created).toISOString();
  recorded.revision = event.revision;
  return recorded;
}

export function toSealed(event: StoredEvent): SealedRecord {
  const { position, created, stream, revision } = event;
  return { position, storedAt: new Date(created).toISOString(), stream, revision, text: textOf(event), hash: hashOf(event) };
}

function textOf({ data }: StoredEvent): string {
  return Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString('utf8');
}

function typeOf(text: string): string {
  return (JSON.parse(text) as { type: string }).type;
}
