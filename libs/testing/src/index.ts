export * from './any-history.js';
export * from './spec-for.js';
export * from './nats-server.js';
export * from './needs.js';
export * from './reaction-spec-for.js';
export * from './recorded.js';
export * from './view-reader.js';
export * from './view-spec-for.js';
