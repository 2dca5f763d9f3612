export * from './nats-line.js';
export * from './nats-settings.js';
