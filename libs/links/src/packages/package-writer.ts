import type { Signer } from '@tongxin/runtime';
import { createHash, createPublicKey, diffieHellman, generateKeyPairSync } from 'node:crypto';
import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { closed, fileKey, fingerprint } from './closing.js';
import { PACKAGE_FORMAT, PACKAGE_VERSION, type PackageHeader } from './package-header.js';

export type PackageParts = Pick<PackageHeader, 'kind' | 'from' | 'to' | 'epoch' | 'acknowledges'>;

/** Bytes before a frame that say how long it is. */
export const LENGTH_BYTES = 4;

/** Writes one package file frame by frame; under its own name it stands only once it is whole. */
export class PackageWriter {
  bytes = 0;
  private frames = 0;
  private readonly written = createHash('sha256');

  private constructor(
    readonly file: string,
    private readonly handle: FileHandle,
    private readonly key: Uint8Array,
    private readonly signer: Signer,
  ) {}

  /** `receiverKey` is the receiver's X25519 key, SPKI in PEM. Errors are the file system's; a file of that name is never overwritten. */
  static async create(file: string, parts: PackageParts, receiverKey: string, signer: Signer): Promise<PackageWriter> {
    const { privateKey, publicKey } = generateKeyPairSync('x25519');
    const own = { closedTo: fingerprint(receiverKey), key: publicKey.export({ type: 'spki', format: 'pem' }).toString() };
    const header: PackageHeader = { format: PACKAGE_FORMAT, version: PACKAGE_VERSION, ...parts, ...own };
    const line = Buffer.from(`${JSON.stringify(header)}\n`);
    const shared = diffieHellman({ privateKey, publicKey: createPublicKey(receiverKey) });
    const handle = await open(file, 'wx', 0o600);
    await handle.close();
    const writer = new PackageWriter(file, await open(draftOf(file), 'w', 0o600), fileKey(shared, line), signer);
    await writer.put(line);
    return writer;
  }

  async write(value: unknown): Promise<void> {
    await this.frame(value, false);
  }

  /** Signs all that was written and puts the file in its place. */
  async finish(): Promise<void> {
    const signature = Buffer.from(this.signer.sign(this.written.copy().digest())).toString('base64url');
    await this.frame({ signature }, true);
    await this.handle.sync();
    await this.handle.close();
    await rename(draftOf(this.file), this.file);
  }

  /** Leaves nothing behind. */
  async discard(): Promise<void> {
    await this.handle.close();
    await Promise.all([rm(draftOf(this.file), { force: true }), rm(this.file, { force: true })]);
  }

  private async frame(value: unknown, isLast: boolean): Promise<void> {
    const frame = closed(this.key, this.frames, isLast, gzipSync(JSON.stringify(value)));
    const length = Buffer.alloc(LENGTH_BYTES);
    length.writeUInt32BE(frame.length);
    this.frames += 1;
    await this.put(Buffer.concat([length, frame]));
  }

  private async put(bytes: Uint8Array): Promise<void> {
    this.written.update(bytes);
    this.bytes += bytes.byteLength;
    await this.handle.writeFile(bytes);
  }
}

function draftOf(file: string): string {
  return `${file}.unfinished`;
}
