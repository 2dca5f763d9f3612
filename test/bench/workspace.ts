import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

/**
 * Folders for the files of the bench, on the disk the program was started on: a folder for temporary files may lie in memory, where a sync costs
 * nothing. All are removed at the end, unless `TONGXIN_BENCH_DIR` says where to keep them.
 */
export class Workspace {
  private readonly kept = process.env.TONGXIN_BENCH_DIR;
  private readonly root: string;
  private made = 0;

  constructor(parent = resolve('.cache')) {
    const directory = this.kept ?? parent;
    mkdirSync(directory, { recursive: true });
    this.root = mkdtempSync(join(directory, 'bench-'));
  }

  /** A new empty folder. */
  folder(name: string): string {
    this.made += 1;
    const folder = join(this.root, `${String(this.made).padStart(3, '0')}-${name}`);
    mkdirSync(folder);
    return folder;
  }

  discard(folder: string): void {
    if (this.kept === undefined) rmSync(folder, { recursive: true, force: true });
  }

  dispose(): void {
    this.discard(this.root);
  }
}
