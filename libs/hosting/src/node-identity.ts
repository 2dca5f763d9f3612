import type { RecordStore } from '@tongxin/eventing';
import type { NodeIdentity } from '@tongxin/runtime';
import type { NodeRecord } from './node-record.js';

interface Life {
  /** Grows by one with each restore. */
  readonly epoch: number;
}

const COLLECTION = 'node';

/** Who a node is: what its configuration says, and which life of it this is. */
export async function readIdentity(records: RecordStore, { id, name, superior }: NodeRecord): Promise<NodeIdentity> {
  const life = await records.get<Life>(COLLECTION, 'life');
  return { id, name, superior, epoch: life?.epoch ?? 0 };
}

export async function writeIdentity(records: RecordStore, life: Life): Promise<void> {
  await records.put(COLLECTION, { life });
}
