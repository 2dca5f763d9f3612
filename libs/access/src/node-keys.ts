import { createPrivateKey, createPublicKey, diffieHellman, generateKeyPair, hkdfSync, sign, verify, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { keyFile } from './key-file.js';

/** Public key of a node, as far as this node knows it: itself, its superior, its subordinates, its neighbours. */
export type KeyDirectory = (node: string) => KeyObject | undefined;

/** What stands before the 32 bytes of an X25519 private key in PKCS#8. */
const X25519_PREFIX = Buffer.from('302e020100300506032b656e04220420', 'hex');

/**
 * The Ed25519 key pair by which a node vouches for its sessions, its log's heads and what it sends, and beside it the X25519 pair by which others close
 * what only it shall read. The second follows from the first (HKDF), so that one file is kept, backed up and replaced.
 */
export class NodeKeys {
  private readonly opening: KeyObject;

  private constructor(
    readonly privateKey: KeyObject,
    readonly publicKey: KeyObject,
  ) {
    const secret = privateKey.export({ type: 'pkcs8', format: 'der' });
    const derived = Buffer.from(hkdfSync('sha256', secret, '', 'tongxin x25519 1', 32));
    this.opening = createPrivateKey({ key: Buffer.concat([X25519_PREFIX, derived]), type: 'pkcs8', format: 'der' });
  }

  /** Reads `<dir>/keys/node.pem`; the first call makes it, readable by the node's own account only. Errors are the file system's. */
  static async open(dir: string): Promise<NodeKeys> {
    return NodeKeys.fromPem(await keyFile(dir, 'node.pem', newPem));
  }

  /** Keys that no file keeps, for a node that lives as long as its process. */
  static async ephemeral(): Promise<NodeKeys> {
    return NodeKeys.fromPem(await newPem());
  }

  static fromPem(pem: string): NodeKeys {
    const privateKey = createPrivateKey(pem);
    return new NodeKeys(privateKey, createPublicKey(privateKey));
  }

  /** What other nodes are given to know this one by: SPKI, PEM. */
  get publicPem(): string {
    return this.publicKey.export({ type: 'spki', format: 'pem' }).toString();
  }

  /** What other nodes are given to close package files for this one: X25519, SPKI, PEM. */
  get encryptionPem(): string {
    return createPublicKey(this.opening).export({ type: 'spki', format: 'pem' }).toString();
  }

  /** The secret (32 bytes) shared with the holder of an X25519 key, SPKI in PEM. @throws for a key of another kind. */
  agree(publicPem: string): Uint8Array {
    return diffieHellman({ privateKey: this.opening, publicKey: createPublicKey(publicPem) });
  }

  /** Ed25519 signature, 64 bytes. */
  sign(bytes: Uint8Array): Uint8Array {
    return sign(null, bytes, this.privateKey);
  }

  /** Whether the signature is of these bytes by this node. */
  verify(bytes: Uint8Array, signature: Uint8Array): boolean {
    return verifySignature(this.publicKey, bytes, signature);
  }
}

/** Whether the signature (64 bytes) is of these bytes by the holder of the key; false for anything malformed. */
export function verifySignature(publicKey: KeyObject, bytes: Uint8Array, signature: Uint8Array): boolean {
  return signature.byteLength === 64 && verify(null, bytes, publicKey, signature);
}

export function publicKeyOf(pem: string): KeyObject {
  return createPublicKey(pem);
}

async function newPem(): Promise<string> {
  const { privateKey } = await promisify(generateKeyPair)('ed25519');
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}
