import { eventsFile, openEvents, vaultFile } from '@tongxin/storage-sqlite';
import { Refused } from '@tongxin/eventing';
import { verifyLog } from '@tongxin/runtime';
import { cp, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { nodePath, type DataDirectory } from '../data-directory.js';
import type { OpenNode } from '../open-node.js';
import type { Operation } from './operation.js';

export interface BackupInput {
  /** A folder that is made, or is empty. */
  readonly to: string;
}

export interface BackupResult {
  readonly to: string;
  readonly nodes: readonly { readonly node: string; readonly events: number }[];
}

/** Copies events, records, keys and vault of every node while they work, then reads the copies through; views are built again at restore. */
export const backup: Operation<BackupInput, BackupResult> = async (program, { to }, progress) => {
  await mkdir(to, { recursive: true, mode: 0o700 });
  if ((await readdir(to)).length > 0) throw new Refused('backup.folder-not-empty', { folder: to });
  const nodes: { node: string; events: number }[] = [];
  for (const node of program.nodes())
    nodes.push({ node: node.identity.id, events: await copy(node, nodePath(to, node.identity.id), progress) });
  const contents: DataDirectory = program.contents();
  await writeFile(join(to, 'nodes.json'), `${JSON.stringify(contents, null, 2)}\n`, { flush: true });
  return { to, nodes };
};

async function copy(
  { directory, stores, personal, clock }: OpenNode,
  to: string,
  progress: (done: number, total: number) => void,
): Promise<number> {
  await mkdir(to, { recursive: true, mode: 0o700 });
  await cp(join(directory, 'keys'), join(to, 'keys'), { recursive: true });
  await stores.events.backup(eventsFile(to), {
    onProgress: ({ totalPages, remainingPages }) => progress(totalPages - remainingPages, totalPages),
  });
  await personal.backup(vaultFile(to));
  const copied = openEvents(eventsFile(to), { clock });
  try {
    const { events, findings } = await verifyLog(copied.events, [], () => false);
    if (findings[0]) throw new Refused('backup.not-sound', { finding: findings[0].detail });
    return events;
  } finally {
    await copied.close();
  }
}
