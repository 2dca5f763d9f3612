import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { NodeRecord } from '@tongxin/hosting';

/** Which nodes a data directory holds. */
export interface DataDirectory {
  /** Whether it is the made-up county, whose accounts are shown at sign-in, and whether its year has been written to the end. */
  readonly sample: false | 'being-written' | 'written';
  readonly nodes: readonly NodeRecord[];
}

const EMPTY: DataDirectory = { sample: false, nodes: [] };

/** Where data lies: `TONGXIN_DATA`, or `data` beside where the program was started. */
export function dataPath(): string {
  return process.env.TONGXIN_DATA ?? 'data';
}

export function nodePath(directory: string, node: string): string {
  return join(directory, node);
}

export async function readDataDirectory(directory: string): Promise<DataDirectory> {
  try {
    return JSON.parse(await readFile(join(directory, 'nodes.json'), 'utf8')) as DataDirectory;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return EMPTY;
    throw error;
  }
}

/** Replaces the list in one step, so that a power cut leaves the old or the new one. */
export async function writeDataDirectory(directory: string, contents: DataDirectory): Promise<void> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const file = join(directory, 'nodes.json');
  await writeFile(`${file}.new`, `${JSON.stringify(contents, null, 2)}\n`, { flush: true });
  await rename(`${file}.new`, file);
}
