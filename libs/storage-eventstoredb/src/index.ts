export * from './eventstoredb-event-store.js';
export * from './open-eventstoredb.js';
export { NoAnswer } from './patience.js';
