export * from './call.js';
export * from './registration.js';
export * from './tokens.js';
