import { verifySignature } from '@tongxin/access';
import { createPrivateKey, createPublicKey, generateKeyPair, sign } from 'node:crypto';
import { promisify } from 'node:util';

/** A key pair; both halves in base64url, 32 bytes each. The public half is the key's id. */
export interface SigningKey {
  readonly publicKey: string;
  readonly privateKey: string;
}

export async function newSigningKey(): Promise<SigningKey> {
  const { x = '', d = '' } = (await promisify(generateKeyPair)('ed25519')).privateKey.export({ format: 'jwk' });
  return { publicKey: x, privateKey: d };
}

/** Ed25519 signature, 64 bytes. */
export function signWith({ publicKey, privateKey }: SigningKey, bytes: Uint8Array): Buffer {
  return sign(null, bytes, createPrivateKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey, d: privateKey }, format: 'jwk' }));
}

/** False for anything malformed. */
export function isSignedBy(publicKey: string, bytes: Uint8Array, signature: Uint8Array): boolean {
  try {
    return verifySignature(createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' }), bytes, signature);
  } catch {
    return false;
  }
}
