import { hash } from 'node:crypto';

const scratch = Buffer.allocUnsafe(16_384);

/**
 * The hash of an event: SHA-256 over the hash before it in its stream (32 zero bytes at first) and the UTF-8 bytes of its envelope.
 * Both hashes are Latin-1 text of 32 characters, the cheapest form to keep.
 */
export function chainHash(previous: string, text: string): string {
  const room = 32 + text.length * 3;
  if (room > scratch.length) return hash('sha256', Buffer.concat([Buffer.from(previous, 'binary'), Buffer.from(text)]), 'binary');
  scratch.write(previous, 0, 'binary');
  const length = scratch.write(text, 32, 'utf8');
  return hash('sha256', scratch.subarray(0, 32 + length), 'binary');
}

/** Same rule on bytes, for who checks a chain that was read back. */
export function nextHash(previous: Uint8Array | undefined, text: string): Buffer {
  const before = previous ? Buffer.from(previous.buffer, previous.byteOffset, previous.byteLength).toString('binary') : '\0'.repeat(32);
  return Buffer.from(chainHash(before, text), 'binary');
}
