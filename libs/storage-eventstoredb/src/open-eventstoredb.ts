import { Connection } from './connection.js';
import { EventStoreDbEventStore } from './eventstoredb-event-store.js';
import { Patience } from './patience.js';

export interface EventStoreDbOptions {
  /** Connection string, `esdb://user:password@host:2113` or `esdb://host:2113?tls=false`; `esdb+discover` and several hosts for a cluster. */
  readonly url: string;
  /** How long an append or a page of a reading may take, retries included, in milliseconds. Default 10000. */
  readonly timeoutMs?: number;
}

export interface EventStoreDb {
  readonly events: EventStoreDbEventStore;
  /** Waits for the appends in flight, then leaves the server. */
  close(): Promise<void>;
}

/**
 * Opens the log of one node on an EventStoreDB server from 22.6 on, and waits for it as long as for an answer.
 * @throws NoAnswer when no server answers; an error when the address is none.
 */
export async function openEventStoreDb({ url, timeoutMs = 10_000 }: EventStoreDbOptions): Promise<EventStoreDb> {
  const connection = new Connection(url, timeoutMs);
  try {
    const events = await EventStoreDbEventStore.open(connection, new Patience(timeoutMs));
    return { events, close: () => events.close() };
  } catch (error) {
    await connection.close();
    throw error;
  }
}
