export * from './activities.js';
export * from './activity-types.js';
export * from './figures.js';
export * from './four-ones.js';
export * from './liaison.js';
export * from './members.js';
export * from './proposals.js';
export * from './sharing.js';
