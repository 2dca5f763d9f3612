import { Refused } from '@tongxin/eventing';
import type { Signer } from '@tongxin/runtime';
import { parse, join } from 'node:path';
import { PackageWriter, type PackageParts } from './package-writer.js';

export interface WrittenFile {
  readonly file: string;
  readonly bytes: number;
}

/** Writes values for one receiver to one file, and to more of the same name and a number where it would grow too large. */
export class PackageFiles {
  private readonly done: WrittenFile[] = [];

  constructor(
    private readonly file: string,
    private readonly parts: PackageParts,
    private readonly receiverKey: string,
    private readonly signer: Signer,
    private readonly mostBytes: number,
  ) {}

  /** `produce` writes one value after the other and says what comes of the files. A failure leaves the files that were whole by then. */
  async write<T>(produce: (write: (value: unknown) => Promise<void>) => Promise<(files: readonly WrittenFile[]) => T>): Promise<T> {
    let writer = await this.next();
    try {
      const result = await produce(async (value) => {
        if (writer.bytes >= this.mostBytes) {
          await this.finish(writer);
          writer = await this.next();
        }
        await writer.write(value);
      });
      await this.finish(writer);
      return result(this.done);
    } catch (error) {
      await writer.discard();
      throw error;
    }
  }

  private async next(): Promise<PackageWriter> {
    const file = this.done.length === 0 ? this.file : numbered(this.file, this.done.length + 1);
    try {
      return await PackageWriter.create(file, this.parts, this.receiverKey, this.signer);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw new Refused('package.file-exists', { file });
      throw error;
    }
  }

  private async finish(writer: PackageWriter): Promise<void> {
    await writer.finish();
    this.done.push({ file: writer.file, bytes: writer.bytes });
  }
}

function numbered(file: string, number: number): string {
  const { dir, name, ext } = parse(file);
  return join(dir, `${name}-${number}${ext}`);
}
