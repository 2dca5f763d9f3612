import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
export const KEY_BYTES = 32;

/** A value nobody can read without the key, nor move to another place: nonce, tag and ciphertext, base64. */
export type Sealed = string;

/** Encrypts with AES-256-GCM. `place` is authenticated, not kept: who opens it must name the same. */
export function sealed(key: Uint8Array, place: readonly string[], value: Uint8Array): Sealed {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES }).setAAD(bytesOf(place));
  const ciphertext = Buffer.concat([cipher.update(value), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), ciphertext]).toString('base64');
}

/** @throws SealBroken for another key, another place, or anything changed. */
export function unsealed(key: Uint8Array, place: readonly string[], value: Sealed): Buffer {
  try {
    const bytes = Buffer.from(value, 'base64');
    const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
    decipher.setAAD(bytesOf(place)).setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
  } catch (error) {
    throw new SealBroken({ cause: error });
  }
}

/** What lies there was not sealed with this key for this place, or was changed since. Says nothing of what it holds. */
export class SealBroken extends Error {
  constructor(options?: ErrorOptions) {
    super('a sealed value does not hold', options);
    this.name = 'SealBroken';
  }
}

function bytesOf(place: readonly string[]): Buffer {
  return Buffer.from(JSON.stringify(place), 'utf8');
}
