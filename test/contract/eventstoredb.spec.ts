import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEventStoreDb } from '@tongxin/storage-eventstoredb';
import { requires } from '@tongxin/testing';
import { EventStoreDouble } from '../doubles/eventstoredb/event-store-double.js';
import { describeEventStore, type EventStoreUnderTest } from './event-store.contract.js';

function onDouble(): EventStoreUnderTest {
  const directory = mkdtempSync(join(tmpdir(), 'tongxin-contract-'));
  const starting = EventStoreDouble.start({ file: join(directory, 'log') });
  return {
    clock: 'server',
    open: async () => (await openEventStoreDb({ url: (await starting).url })).events,
    dispose: async () => {
      await (await starting).stop();
      rmSync(directory, { recursive: true });
    },
  };
}

function onServer(): EventStoreUnderTest {
  const url = process.env['EVENTSTORE_URL'] ?? '';
  return { clock: 'server', open: async () => (await openEventStoreDb({ url })).events, dispose: async () => undefined };
}

describeEventStore('EventStoreDB, a double of it', onDouble);

requires('EVENTSTORE_URL')('a real EventStoreDB', () => describeEventStore('EventStoreDB', onServer));
