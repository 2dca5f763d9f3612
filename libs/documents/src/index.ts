export { chineseDay, chineseNumber } from './chinese-numbers.js';
export { defaultLimits, type ReadLimits } from './limits.js';
export { asAttachment, MEDIA_TYPES, type WrittenFile, type WrittenFormat } from './media-types.js';
export type { Block, OfficialDocument } from './official-document.js';
export { readRows } from './read-rows.js';
export { readText } from './read-text.js';
export { writeDocx } from './write-docx.js';
export { writeXlsx, type Column, type Sheet } from './write-xlsx.js';
