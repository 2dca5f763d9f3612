import { open, type FileHandle } from 'node:fs/promises';
import { crc32 } from 'node:zlib';

/** Nothing stands before this, so that no event has position 0. */
const HEADER = Buffer.from('tongxin: log of the EventStoreDB double, layout 1\n'.padEnd(64));
const PREFIX = 8;

interface Waiting {
  readonly bytes: Buffer;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * The file under the double: records one after the other, each with its length and checksum, durable before anybody is told. Records that
 * wait at the same time share one sync. What a killed process left of a last record is cut off when the file is opened again.
 */
export class LogFile {
  private waiting: Waiting[] = [];
  private writing: Promise<void> | undefined;

  private constructor(
    private readonly handle: FileHandle,
    /** Where the next byte will stand. */
    private size: number,
  ) {}

  /** `take` is given each whole record and the offset at which its body begins. */
  static async open(path: string, take: (body: Buffer, at: number) => void): Promise<LogFile> {
    const handle = await open(path, 'a+');
    const bytes = await handle.readFile();
    if (bytes.length < HEADER.length) {
      await handle.truncate(0);
      await handle.appendFile(HEADER);
      await handle.datasync();
      return new LogFile(handle, HEADER.length);
    }
    const end = takeWhole(bytes, take);
    if (end < bytes.length) await handle.truncate(end);
    return new LogFile(handle, end);
  }

  /** Where the body of the next record will begin. */
  get next(): number {
    return this.size + PREFIX;
  }

  /** Resolves once the record, and with it all before it, is durable. */
  append(body: Buffer): Promise<void> {
    const prefix = Buffer.alloc(PREFIX);
    prefix.writeUInt32LE(body.length, 0);
    prefix.writeUInt32LE(crc32(body), 4);
    const bytes = Buffer.concat([prefix, body]);
    this.size += bytes.length;
    return new Promise((resolve, reject) => {
      this.waiting.push({ bytes, resolve, reject });
      this.writing ??= this.write();
    });
  }

  async close(): Promise<void> {
    await this.writing;
    await this.handle.close();
  }

  private async write(): Promise<void> {
    while (this.waiting.length > 0) {
      const group = this.waiting;
      this.waiting = [];
      try {
        await this.handle.appendFile(Buffer.concat(group.map(({ bytes }) => bytes)));
        await this.handle.datasync();
        for (const { resolve } of group) resolve();
      } catch (error) {
        for (const { reject } of group) reject(error);
      }
    }
    this.writing = undefined;
  }
}

function takeWhole(bytes: Buffer, take: (body: Buffer, at: number) => void): number {
  let at = HEADER.length;
  while (at + PREFIX <= bytes.length) {
    const start = at + PREFIX;
    const body = bytes.subarray(start, start + bytes.readUInt32LE(at));
    if (body.length < bytes.readUInt32LE(at) || crc32(body) !== bytes.readUInt32LE(at + 4)) break;
    take(body, start);
    at = start + body.length;
  }
  return at;
}
