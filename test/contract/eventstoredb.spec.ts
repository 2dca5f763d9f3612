import { openEventStoreDb } from '@tongxin/storage-eventstoredb';
import { requires } from '@tongxin/testing';
import { DoubleInFolder } from '../doubles/eventstoredb/double-in-folder.js';
import { describeEventStore, type EventStoreUnderTest } from './event-store.contract.js';

function onDouble(): EventStoreUnderTest {
  const starting = DoubleInFolder.start();
  return {
    clock: 'server',
    open: async () => (await openEventStoreDb({ url: (await starting).server.url })).events,
    dispose: async () => (await starting).dispose(),
  };
}

function onServer(): EventStoreUnderTest {
  const url = process.env['EVENTSTORE_URL'] ?? '';
  return { clock: 'server', open: async () => (await openEventStoreDb({ url })).events, dispose: async () => undefined };
}

describeEventStore('EventStoreDB, a double of it', onDouble);

requires('EVENTSTORE_URL')('on the server at EVENTSTORE_URL', () => describeEventStore('EventStoreDB at EVENTSTORE_URL', onServer));
