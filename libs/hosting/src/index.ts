export * from './apart.js';
export * from './hosted-node.js';
export * from './inside-line.js';
export * from './message-door.js';
export * from './node-engines.js';
export * from './node-identity.js';
export * from './node-record.js';
export * from './ports-module.js';
