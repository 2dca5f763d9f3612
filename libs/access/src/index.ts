export type { Account, NewAccount } from './account.js';
export { PASSWORD_MIN } from './account.js';
export * from './accounts.js';
export * from './caller.js';
export * from './node-keys.js';
export * from './one-at-a-time.js';
export type { HashCost } from './password-hash.js';
export * from './refusals.js';
export * from './sessions.js';
