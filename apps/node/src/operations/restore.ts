import { Refused, systemClock } from '@tongxin/eventing';
import type { NodeRecord } from '@tongxin/hosting';
import { cp, readdir } from 'node:fs/promises';
import { nodePath, readDataDirectory, writeDataDirectory } from '../data-directory.js';
import { keepCountyLine } from '../county-line.js';
import { beginRestore } from '../node-restore.js';
import { invitationIn } from './join.js';

/** A node that lies where it was restored: in its new life, or waiting until its superior gave back what came after the backup. */
export type PutBack = { readonly node: string; readonly epoch: number } | { readonly node: string; readonly awaits: string };

export interface RestoreResult {
  readonly nodes: readonly PutBack[];
}

/** Puts a backup into an empty data directory. Each node goes on under a new epoch, so that what the old disk may still send is told apart. */
export async function restore(from: string, into: string): Promise<RestoreResult> {
  const contents = await readDataDirectory(from);
  if (contents.nodes.length === 0) throw new Refused('restore.no-backup', { folder: from });
  const there = await readDataDirectory(into);
  if (there.nodes.length > 0) throw new Refused('restore.data-there', { folder: into });
  const nodes: PutBack[] = [];
  for (const record of contents.nodes) nodes.push(await putBack(record, nodePath(from, record.id), nodePath(into, record.id)));
  await writeDataDirectory(into, contents);
  return { nodes };
}

/**
 * Puts a backup back for a township that joins again by an invitation: the county is then reached as that says, whatever the backup knew.
 * @throws Refused `restore.*`, `invitation.*`, `node.unknown` where the backup is another's.
 */
export async function restoreInvited(from: string, into: string, text: string): Promise<void> {
  const { township, nats } = invitationIn(text, systemClock.now());
  const record = (await readDataDirectory(from)).nodes.find(({ id }) => id === township.id);
  if (!record) throw new Refused('node.unknown', { node: township.id });
  await restore(from, into);
  await keepCountyLine(into, record, nats);
}

async function putBack(record: NodeRecord, from: string, directory: string): Promise<PutBack> {
  await cp(from, directory, { recursive: true, errorOnExist: true, force: false });
  if (!(await readdir(directory)).includes('events.sqlite')) throw new Refused('restore.no-backup', { folder: directory });
  return { node: record.id, ...(await beginRestore({ record, directory, clock: systemClock })) };
}
