export * from './audit.js';
export * from './mask.js';
export * from './master-key.js';
export * from './mentioned.js';
export * from './refusals.js';
export { SealBroken } from './sealed.js';
export * from './secrets.js';
export * from './vault.js';
