import type { Exported } from '@tongxin/links';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { OpenNode } from '../open-node.js';
import type { Operation } from './operation.js';

export interface PackageExportInput {
  readonly node?: string;
  /** The linked node it is for. */
  readonly to: string;
  /** File to write, an absolute path; named by nodes and moment in `folder` where absent. */
  readonly out?: string;
  readonly folder: string;
  /** Bytes after which a further file is begun; 256 MiB by default. */
  readonly mostBytes?: number;
}

/** Writes what a linked node has not acknowledged, and what is here of its own, to files that only it can open. */
export const packageExport: Operation<PackageExportInput, Exported> = async (program, { node, to, out, folder, mostBytes }) => {
  const from = program.only(node);
  return from.engines.links.packages.export(to, out ?? packageIn(folder, from, to), mostBytes);
};

/** A name in a folder that is free: by who the package is from and for, and when it was made. */
export function packageIn(folder: string, { identity, clock }: OpenNode, to: string): string {
  const name = `${identity.id}-${to}-${clock.now().replaceAll(/[-:.]/g, '')}`;
  for (let number = 1; ; number += 1) {
    const file = join(folder, number === 1 ? `${name}.txp` : `${name}-${number}.txp`);
    if (!existsSync(file)) return file;
  }
}
