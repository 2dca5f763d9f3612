import { createCipheriv, createDecipheriv, createHash, hkdfSync } from 'node:crypto';

// How the frames of a package file are closed: ADR 0018 has the form and why.

const CIPHER = 'aes-256-gcm';
export const TAG_BYTES = 16;

/** The key of one file, from the secret that sender and receiver share and the file's own header. */
export function fileKey(shared: Uint8Array, header: Uint8Array): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', shared, sha256(header), 'tongxin package 1', 32));
}

/** Ciphertext and tag of one frame; its place and whether it is the last are authenticated with it, so that none can be moved, left out or added. */
export function closed(key: Uint8Array, at: number, isLast: boolean, plain: Uint8Array): Buffer {
  const cipher = createCipheriv(CIPHER, key, nonce(at, isLast));
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** @throws where a byte, the place or the key is another. */
export function opened(key: Uint8Array, at: number, isLast: boolean, frame: Uint8Array): Buffer {
  const decipher = createDecipheriv(CIPHER, key, nonce(at, isLast));
  decipher.setAuthTag(frame.subarray(-TAG_BYTES));
  return Buffer.concat([decipher.update(frame.subarray(0, -TAG_BYTES)), decipher.final()]);
}

/** By what a receiver sees to which of its keys a file was closed. */
export function fingerprint(publicPem: string): string {
  return sha256(Buffer.from(publicPem.trim())).toString('base64url').slice(0, 22);
}

/** A key closes one file, so a frame's number is never used twice with it. */
function nonce(at: number, isLast: boolean): Buffer {
  const bytes = Buffer.alloc(12);
  bytes.writeUInt32BE(at, 7);
  bytes[11] = isLast ? 1 : 0;
  return bytes;
}

function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}
