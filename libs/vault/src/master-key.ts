import { keyFile } from '@tongxin/access';
import { randomBytes } from 'node:crypto';
import { KEY_BYTES } from './sealed.js';

/** The key of a node under which the keys of its persons are kept. It never leaves this object but to seal and unseal. */
export class MasterKey {
  // Private to the language, so that no log of an object shows it.
  readonly #bytes: Uint8Array;

  private constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get bytes(): Uint8Array {
    return this.#bytes;
  }

  /** Reads `<dir>/keys/vault.key`; the first call makes it, readable by the node's own account only. @throws when the file holds no key. */
  static async open(dir: string): Promise<MasterKey> {
    return MasterKey.fromText(await keyFile(dir, 'vault.key', async () => randomBytes(KEY_BYTES).toString('base64')));
  }

  /** A key that no file keeps, for a node that lives as long as its process. */
  static ephemeral(): MasterKey {
    return new MasterKey(randomBytes(KEY_BYTES));
  }

  private static fromText(text: string): MasterKey {
    const bytes = Buffer.from(text.trim(), 'base64');
    if (bytes.length !== KEY_BYTES) throw new Error('keys/vault.key does not hold a key of 32 bytes');
    return new MasterKey(bytes);
  }
}
