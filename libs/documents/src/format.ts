import { Refused } from '@tongxin/eventing';
import type { ReadLimits } from './limits.js';
import { unpack } from './unpack.js';

export type Format = 'text' | 'docx' | 'xlsx';

const SIGNATURES: readonly [string, readonly number[]][] = [
  ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['ole', [0xd0, 0xcf, 0x11, 0xe0]],
  ['rtf', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
];
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const EMPTY_ZIP = [0x50, 0x4b, 0x05, 0x06];
const MAIN_PARTS: readonly [Format, string][] = [
  ['docx', 'word/document.xml'],
  ['xlsx', 'xl/workbook.xml'],
];

/** Says what a file is by its content; its name only tells what it should have been. */
export function formatOf(bytes: Uint8Array, name: string, limits: ReadLimits): Format {
  const foreign = SIGNATURES.find(([, signature]) => startsWith(bytes, signature));
  if (foreign) throw new Refused('document.unknown-format', { name, format: foreign[0] });
  if (startsWith(bytes, ZIP) || startsWith(bytes, EMPTY_ZIP)) return formatOfPackage(bytes, name, limits);
  if (/\.(?:docx|xlsx)$/i.test(name)) throw new Refused('document.broken', { name, reason: 'no-package' });
  return 'text';
}

function formatOfPackage(bytes: Uint8Array, name: string, limits: ReadLimits): Format {
  const parts = unpack(bytes, name, limits);
  const main = MAIN_PARTS.find(([, part]) => parts.has(part));
  if (main) return main[0];
  if (/\.(?:docx|xlsx)$/i.test(name)) throw new Refused('document.broken', { name, reason: 'no-main-part' });
  throw new Refused('document.unknown-format', { name, format: 'zip' });
}

const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean => signature.every((byte, at) => bytes[at] === byte);
