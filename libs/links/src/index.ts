export * from './batch.js';
export * from './link/link.js';
export * from './link-receiver.js';
export * from './link-sender.js';
export * from './linked-nodes.view.js';
export * from './links.js';
export * from './links.service.js';
export * from './outbox.js';
