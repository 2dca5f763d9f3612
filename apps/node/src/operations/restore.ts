import { Refused } from '@tongxin/eventing';
import { eventsFile, openEvents } from '@tongxin/storage-sqlite';
import { systemClock } from '@tongxin/eventing';
import { cp, readdir } from 'node:fs/promises';
import { nodePath, readDataDirectory, writeDataDirectory } from '../data-directory.js';
import { readIdentity, writeIdentity } from '@tongxin/hosting';

export interface RestoreResult {
  readonly nodes: readonly { readonly node: string; readonly epoch: number }[];
}

/** Puts a backup into an empty data directory. Each node goes on under a new epoch, so that what the old disk may still send is told apart. */
export async function restore(from: string, into: string): Promise<RestoreResult> {
  const contents = await readDataDirectory(from);
  if (contents.nodes.length === 0) throw new Refused('restore.no-backup', { folder: from });
  const there = await readDataDirectory(into);
  if (there.nodes.length > 0) throw new Refused('restore.data-there', { folder: into });
  const nodes: { node: string; epoch: number }[] = [];
  for (const record of contents.nodes) {
    const target = nodePath(into, record.id);
    await cp(nodePath(from, record.id), target, { recursive: true, errorOnExist: true, force: false });
    nodes.push({ node: record.id, epoch: await raiseEpoch(target, record) });
  }
  await writeDataDirectory(into, contents);
  return { nodes };
}

async function raiseEpoch(directory: string, record: Parameters<typeof readIdentity>[1]): Promise<number> {
  if (!(await readdir(directory)).includes('events.sqlite')) throw new Refused('restore.no-backup', { folder: directory });
  const { records, close } = openEvents(eventsFile(directory), { clock: systemClock });
  try {
    const { epoch } = await readIdentity(records, record);
    await writeIdentity(records, { epoch: epoch + 1 });
    return epoch + 1;
  } finally {
    await close();
  }
}
