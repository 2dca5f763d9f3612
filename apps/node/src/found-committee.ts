import type { OpenNode } from './open-node.js';
import type { NodeRecord } from './data-directory.js';

/** A node's first words: which committee it is. Said again, nothing happens. */
export async function foundCommittee({ door, identity }: OpenNode, { id, name, superior }: NodeRecord): Promise<void> {
  const by = { account: 'operator', node: identity.id, roles: ['administrator'] as const };
  await door.send('committees/establish-committee', { name, superior }, { id, by });
}
