export * from './day.js';
export * from './division-code.js';
export * from './period.js';
export * from './working-days.js';
