export * from './log-publisher.js';
export * from './nats-feed.js';
export * from './nats-line.js';
export * from './nats-messenger.js';
export * from './nats-settings.js';
export * from './wire-subject.js';
