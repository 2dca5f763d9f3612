export * from './open-mongo-stores.js';
export type { MongoRecordStore } from './mongo-record-store.js';
export type { MongoViewStore } from './mongo-view-store.js';
