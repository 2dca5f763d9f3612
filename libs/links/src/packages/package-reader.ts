import { Refused } from '@tongxin/eventing';
import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { fileKey, fingerprint, opened, TAG_BYTES } from './closing.js';
import { readHeader, type PackageHeader } from './package-header.js';
import { LENGTH_BYTES } from './package-writer.js';

/** What a node reads a package with. */
export interface PackageKeys {
  /** Its X25519 key, SPKI in PEM. */
  readonly encryptionPem: string;
  agree(publicPem: string): Uint8Array;
}

/** Whether the signature is the sender's. */
export type IsSignature = (bytes: Uint8Array, signature: Uint8Array) => Promise<boolean>;

/** A header is a line of text; a frame one batch, which no single event makes larger than this. */
const MOST_HEADER_BYTES = 4_096;
const MOST_FRAME_BYTES = 32 * 1024 * 1024;
const MOST_PLAIN_BYTES = 64 * 1024 * 1024;

/** Reads a package file frame by frame, as often as wanted; no more than one frame is in memory. */
export class PackageReader {
  private constructor(
    private readonly handle: FileHandle,
    private readonly line: Uint8Array,
    readonly header: PackageHeader,
    private readonly key: Uint8Array,
  ) {}

  /** @throws Refused `package.not-a-package`, `package.other-version`, `package.wrong-receiver`, `package.other-key`; file system errors as they are. */
  static async open(file: string, node: string, keys: PackageKeys): Promise<PackageReader> {
    const handle = await open(file, 'r');
    try {
      const line = await firstLine(handle);
      const header = readHeader(line);
      if (header.to !== node) throw new Refused('package.wrong-receiver', { to: header.to, node });
      if (header.closedTo !== fingerprint(keys.encryptionPem)) throw new Refused('package.other-key');
      return new PackageReader(handle, line, header, fileKey(agreed(keys, header), line));
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  /**
   * What was written, in order; whoever acts on it reads all once before, since the signature stands at the end.
   * @throws Refused `package.truncated`, `package.altered`, `package.bad-signature`.
   */
  async *values(isSignature: IsSignature): AsyncGenerator<unknown, void> {
    const read = createHash('sha256').update(this.line);
    const { size } = await this.handle.stat();
    let position = this.line.byteLength;
    for (let at = 0; ; at += 1) {
      const { length, frame } = await this.frameAt(position);
      position += LENGTH_BYTES + frame.byteLength;
      if (position === size) {
        await this.checkEnd(at, frame, read.digest(), isSignature);
        return;
      }
      read.update(length).update(frame);
      yield this.valueOf(at, false, frame);
    }
  }

  /** The one value of a package that holds one. @throws as `values`. */
  async only(isSignature: IsSignature): Promise<unknown> {
    let only: unknown;
    for await (const value of this.values(isSignature)) only ??= value;
    return only;
  }

  close(): Promise<void> {
    return this.handle.close();
  }

  private async frameAt(position: number): Promise<{ length: Uint8Array; frame: Uint8Array }> {
    const length = await this.read(position, LENGTH_BYTES);
    const bytes = length.readUInt32BE();
    if (bytes < TAG_BYTES || bytes > MOST_FRAME_BYTES) throw new Refused('package.altered');
    return { length, frame: await this.read(position + LENGTH_BYTES, bytes) };
  }

  private async read(position: number, bytes: number): Promise<Buffer> {
    const { size } = await this.handle.stat();
    if (position + bytes > size) throw new Refused('package.truncated');
    const buffer = Buffer.alloc(bytes);
    await this.handle.read(buffer, 0, bytes, position);
    return buffer;
  }

  /** A file that ends with a frame which was not the last was cut there. */
  private async checkEnd(at: number, frame: Uint8Array, digest: Uint8Array, isSignature: IsSignature): Promise<void> {
    if (this.isFrame(at, false, frame)) throw new Refused('package.truncated');
    const { signature } = Object(this.valueOf(at, true, frame)) as { signature?: unknown };
    if (typeof signature !== 'string') throw new Refused('package.altered');
    if (!(await isSignature(digest, Buffer.from(signature, 'base64url'))))
      throw new Refused('package.bad-signature', { from: this.header.from });
  }

  private isFrame(at: number, isLast: boolean, frame: Uint8Array): boolean {
    try {
      opened(this.key, at, isLast, frame);
      return true;
    } catch {
      return false;
    }
  }

  private valueOf(at: number, isLast: boolean, frame: Uint8Array): unknown {
    try {
      const plain = gunzipSync(opened(this.key, at, isLast, frame), { maxOutputLength: MOST_PLAIN_BYTES });
      return JSON.parse(plain.toString('utf8')) as unknown;
    } catch {
      throw new Refused('package.altered');
    }
  }
}

async function firstLine(handle: FileHandle): Promise<Uint8Array> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(MOST_HEADER_BYTES), 0, MOST_HEADER_BYTES, 0);
  const end = buffer.subarray(0, bytesRead).indexOf('\n');
  if (end < 0) throw new Refused('package.not-a-package');
  return buffer.subarray(0, end + 1);
}

function agreed(keys: PackageKeys, { key }: PackageHeader): Uint8Array {
  try {
    return keys.agree(key);
  } catch {
    throw new Refused('package.altered');
  }
}
