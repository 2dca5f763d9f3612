export { CONSUMER_CHECKPOINTS, type ConsumerOptions, type ConsumerPorts } from './category-consumer.js';
export * from './jetstream-server.js';
export * from './log-publisher.js';
export * from './nats-feed.js';
export * from './nats-line.js';
export * from './nats-messenger.js';
export * from './nats-settings.js';
export { PARKED_EVENTS, type ParkedEvent } from './parked-events.js';
export * from './wire-subject.js';
