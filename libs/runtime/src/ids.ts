import { randomUUIDv7 } from 'node:crypto';
import { v5 } from 'uuid';

// Namespaces of derived ids; stored for ever in every log, never to change.
const EVENT = '5d1a7c3e-90d4-5b7e-8a44-0c6f1c2b7a01';
const COMMAND = '5d1a7c3e-90d4-5b7e-8a44-0c6f1c2b7a02';
const STREAM = '5d1a7c3e-90d4-5b7e-8a44-0c6f1c2b7a03';

/** Id of the event at `index` of a command: the same command gives the same events. */
export function eventIdOf(commandId: string, index: number): string {
  return v5(`${commandId}:${index}`, EVENT);
}

/** Command id that follows from a cause, such as an event and a reaction, or an account and its idempotency key. */
export function commandIdOf(...cause: readonly string[]): string {
  return v5(cause.join('\n'), COMMAND);
}

/** Id of the stream a creating command makes. */
export function streamIdOf(commandId: string): string {
  return v5(commandId, STREAM);
}

export function newCommandId(): string {
  return randomUUIDv7();
}
