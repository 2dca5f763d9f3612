export { defaultLimits, type ReadLimits } from './limits.js';
export { readRows } from './read-rows.js';
export { readText } from './read-text.js';
