import { inflateRawSync } from 'node:zlib';
import { Refused } from '@tongxin/eventing';
import type { ReadLimits } from './limits.js';

interface Entry {
  name: string;
  method: number;
  packedBytes: number;
  headerAt: number;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const MOST_ENTRIES = 2_000;

/**
 * Names the parts of a package after unpacking each within the limit: sizes that a header states are not believed, so that
 * a file which unpacks to gigabytes is refused before a reader meets it. A document type declaration is refused too.
 */
export function unpack(bytes: Uint8Array, name: string, { maxUnpackedBytes }: ReadLimits): Set<string> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = entriesOf(buffer, name);
  let left = maxUnpackedBytes;
  for (const entry of entries) {
    const content = contentOf(buffer, entry, { name, left });
    left -= content.length;
    if (left < 0) throw tooLarge(name);
    if (/\.(?:xml|rels)$/i.test(entry.name) && content.includes('<!DOCTYPE')) throw broken(name, 'document-type');
  }
  return new Set(entries.map((entry) => entry.name));
}

function entriesOf(buffer: Buffer, name: string): Entry[] {
  const end = buffer.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 22 > buffer.length || buffer.readUInt32LE(end) !== END) throw broken(name, 'no-directory');
  const count = buffer.readUInt16LE(end + 10);
  if (count > MOST_ENTRIES) throw tooLarge(name);
  const entries: Entry[] = [];
  let at = buffer.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > buffer.length || buffer.readUInt32LE(at) !== CENTRAL) throw broken(name, 'directory');
    const nameLength = buffer.readUInt16LE(at + 28);
    entries.push({
      name: buffer.toString('utf8', at + 46, at + 46 + nameLength),
      method: buffer.readUInt16LE(at + 10),
      packedBytes: buffer.readUInt32LE(at + 20),
      headerAt: buffer.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + buffer.readUInt16LE(at + 30) + buffer.readUInt16LE(at + 32);
  }
  return entries;
}

function contentOf(buffer: Buffer, { method, packedBytes, headerAt }: Entry, { name, left }: { name: string; left: number }): Buffer {
  if (headerAt + 30 > buffer.length || buffer.readUInt32LE(headerAt) !== LOCAL) throw broken(name, 'entry');
  const from = headerAt + 30 + buffer.readUInt16LE(headerAt + 26) + buffer.readUInt16LE(headerAt + 28);
  const packed = buffer.subarray(from, from + packedBytes);
  if (packed.length < packedBytes) throw broken(name, 'cut');
  if (method === 0) return packed;
  if (method !== 8) throw broken(name, 'method');
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, left) });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(name);
    throw broken(name, 'entry');
  }
}

const broken = (name: string, reason: string): Refused => new Refused('document.broken', { name, reason });
const tooLarge = (name: string): Refused => new Refused('document.too-large', { name, reason: 'unpacked' });
