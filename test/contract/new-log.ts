import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock, type EventStore } from '@tongxin/eventing';
import { openEvents } from '@tongxin/storage-sqlite';

/** A log of its own in a folder of its own. */
export function newLog(): { store: EventStore; close: () => Promise<void> } {
  const directory = mkdtempSync(join(tmpdir(), 'tongxin-feed-'));
  const { events: store } = openEvents(join(directory, 'store.sqlite'), { clock: systemClock });
  const close = async (): Promise<void> => {
    await store.close();
    rmSync(directory, { recursive: true });
  };
  return { store, close };
}
