export * from './local-feed.js';
export * from './local-messenger.js';
