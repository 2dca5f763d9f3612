import { Refused } from '@tongxin/eventing';
import type { NodeIdentity, Signer } from '@tongxin/runtime';
import { PackageFiles } from '../packages/package-files.js';
import { PackageReader, type IsSignature, type PackageKeys } from '../packages/package-reader.js';
import type { RestorePage, RestoreRequest } from './restore-messages.js';
import type { KnownSuperior } from './restoring.js';

/** Writes what a restored node asks of its superior to a file that only that can open. @throws Refused `package.no-key`, `package.file-exists`. */
export async function writeRestoreRequest(
  file: string,
  request: RestoreRequest,
  { node: to, encryptionKey }: KnownSuperior,
  keys: Signer,
): Promise<void> {
  if (encryptionKey === undefined) throw new Refused('package.no-key', { node: to });
  const parts = { kind: 'RESTORE_REQUEST', from: request.from, to, epoch: request.epoch, acknowledges: null } as const;
  await new PackageFiles(file, parts, encryptionKey, keys, Number.POSITIVE_INFINITY).write(async (write) => {
    await write(request);
    return () => undefined;
  });
}

/** The pages of a superior's answer by file, once all of it was read and found whole. @throws Refused `package.*`. */
export async function* readRestoreAnswer(
  file: string,
  node: NodeIdentity,
  keys: PackageKeys,
  isSignature: IsSignature,
): AsyncGenerator<RestorePage, void> {
  const reader = await PackageReader.open(file, node.id, keys);
  try {
    const { kind } = reader.header;
    if (kind !== 'RESTORE_ANSWER') throw new Refused('package.other-kind', { kind });
    await reader.only(isSignature);
    for await (const page of reader.values(isSignature)) yield page as RestorePage;
  } finally {
    await reader.close();
  }
}
