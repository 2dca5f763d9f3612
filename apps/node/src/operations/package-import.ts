import { Refused } from '@tongxin/eventing';
import type { Imported } from '@tongxin/links';
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { OpenNode } from '../open-node.js';
import { packageIn } from './package-export.js';
import type { Operation } from './operation.js';

export interface PackageImportInput {
  /** The node it is for; by default the only one, or the county. */
  readonly node?: string;
  /** Absolute path. */
  readonly file: string;
  /** Where to write the acknowledgement, an absolute path; by default beside the file, named by nodes and moment. */
  readonly ack?: string;
}

/** What was taken over, what of all that ever came did not fit and was put aside, and the acknowledgement to carry back, where there is something to say. */
export interface PackageImportResult extends Imported {
  readonly quarantined: number;
  readonly acknowledgement: string | null;
  /** What a restored node asked for, to carry back to it, where the package was such a request. */
  readonly restoreAnswer: string | null;
}

/** Takes over a package file, once it was found whole, and writes an acknowledgement of what it brought. */
export const packageImport: Operation<PackageImportInput, PackageImportResult> = async (program, { node, file, ack }) => {
  const to = program.only(node);
  const { packages } = to.engines.links;
  if (!existsSync(file)) throw new Refused('operator.file-unreadable', { file });
  if (ack !== undefined && existsSync(ack)) throw new Refused('package.file-exists', { file: ack });
  const out = (from: string): string => ack ?? packageIn(dirname(file), to, from);
  if ((await packages.kindOf(file)) === 'RESTORE_REQUEST') return answerRestore(to, file, out);
  const imported = await packages.import(file);
  const quarantined = (await to.engines.links.quarantined()).filter(({ from }) => from === imported.from).length;
  const nothing = { acknowledgement: null, restoreAnswer: null };
  if (imported.entries === 0) return { ...imported, quarantined, ...nothing };
  const [written] = await packages.acknowledge(imported.from, out(imported.from));
  return { ...imported, quarantined, ...nothing, acknowledgement: written?.file ?? null };
};

async function answerRestore({ engines }: OpenNode, file: string, out: (from: string) => string): Promise<PackageImportResult> {
  const { from, files } = await engines.links.packages.answerRestore(file, out);
  const nothing = { entries: 0, fresh: 0, sequence: 0, acknowledged: null, quarantined: 0, acknowledgement: null };
  return { from, ...nothing, restoreAnswer: files[0]?.file ?? null };
}
