export * from './answered-inside.js';
export * from './conditions.js';
export * from './health.js';
export * from './log.js';
export * from './metrics.js';
export * from './metrics-door.js';
export * from './safe-error.js';
export * from './telemetry.js';
