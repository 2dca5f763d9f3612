import { BSON } from 'mongodb';
import type { Stored } from './stored.js';

/** MongoDB takes documents of 16 MiB; what stands beside the changes needs far less than the rest. */
const LARGEST_BYTES = 15 * 1024 * 1024;
/** Changes are cut into parts of about so many bytes. */
const PART_BYTES = 4 * 1024 * 1024;

/** Cuts changes into parts that MongoDB takes, the last one empty where there are none. @throws when a single document is too large; nothing was written yet. */
export function cutIntoParts(changes: readonly Stored[], partBytes = PART_BYTES): Stored[][] {
  const parts: Stored[][] = [];
  let part: Stored[] = [];
  let bytes = 0;
  for (const change of changes) {
    const size = BSON.calculateObjectSize(change);
    if (size > LARGEST_BYTES) throw new Error(`document ${change._id} has ${size} bytes; MongoDB takes ${LARGEST_BYTES}`);
    if (bytes > 0 && bytes + size > partBytes) {
      parts.push(part);
      part = [];
      bytes = 0;
    }
    part.push(change);
    bytes += size;
  }
  return [...parts, part];
}
