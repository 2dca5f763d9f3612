import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A small disk could not be made: only root may mount a tmpfs. */
export class SmallDiskMissing extends Error {
  constructor(reason: string) {
    super(`disk-full needs to mount a small tmpfs, which only root may: ${reason}`);
    this.name = 'SmallDiskMissing';
  }
}

/** A tmpfs of a few megabytes, which can be filled and freed. */
export class SmallDisk {
  private constructor(readonly folder: string) {}

  /** @throws SmallDiskMissing */
  static make(megabytes: number): SmallDisk {
    const folder = mkdtempSync(join(tmpdir(), 'tongxin-small-disk-'));
    const { status, stderr, error } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], {
      encoding: 'utf8',
    });
    if (status === 0) return new SmallDisk(folder);
    rmdirSync(folder);
    throw new SmallDiskMissing(error?.message ?? stderr.trim());
  }

  /** Leaves room for so many bytes. */
  fill(leaving: number): void {
    const { bavail, bsize } = statfsSync(this.folder);
    writeFileSync(this.ballast, Buffer.alloc(Math.max(0, bavail * bsize - leaving)));
  }

  free(): void {
    rmSync(this.ballast);
  }

  remove(): void {
    spawnSync('umount', [this.folder]);
    rmdirSync(this.folder);
  }

  private get ballast(): string {
    return join(this.folder, 'ballast');
  }
}
