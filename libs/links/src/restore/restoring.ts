import { parseStream } from '@tongxin/eventing';
import type { EventStore, RecordStore, RecordedEvent } from '@tongxin/eventing';
import { randomUUID } from 'node:crypto';
import type { LinkEvent } from '../link/link.js';

/** The superior of a node, by the node's own link with it. */
export interface KnownSuperior {
  readonly node: string;
  /** Ed25519, SPKI in PEM. */
  readonly publicKey: string;
  /** X25519, SPKI in PEM; absent where the link was made without. */
  readonly encryptionKey?: string;
}

/** A node that was put back from a backup and has not yet begun its next life. */
export interface Restoring {
  readonly restoration: string;
  /** The end of the backup's log. */
  readonly kept: number;
  /** Whom to ask for what came after the backup; null for a node that has no superior. */
  readonly superior: KnownSuperior | null;
}

const COLLECTION = 'restoring';
const KEY = 'now';

export function restoringOf(records: RecordStore): Promise<Restoring | undefined> {
  return records.get<Restoring>(COLLECTION, KEY);
}

/** From now on the node waits for what its superior has of its streams. */
export async function beginRestoring(node: string, store: EventStore, records: RecordStore): Promise<Restoring> {
  const superior = await superiorOf(node, store);
  const restoring: Restoring = { restoration: randomUUID(), kept: await store.head(), superior };
  await records.put(COLLECTION, { [KEY]: restoring });
  return restoring;
}

export async function endRestoring(records: RecordStore): Promise<void> {
  await records.put(COLLECTION, { [KEY]: undefined });
}

async function superiorOf(node: string, store: EventStore): Promise<KnownSuperior | null> {
  const links = new Map<string, KnownSuperior>();
  for (let after = 0; ;) {
    const { events, position } = await store.readLog(after, { categories: ['link'] });
    for (const event of events as readonly RecordedEvent<LinkEvent>[]) if (parseStream(event.stream).node === node) learn(links, event);
    if (position === after) return [...links.values()][0] ?? null;
    after = position;
  }
}

function learn(links: Map<string, KnownSuperior>, event: LinkEvent): void {
  const { peer } = event.data;
  if (event.type === 'NodeLinked') {
    if (event.data.relation === 'SUPERIOR') links.set(peer, { node: peer, publicKey: event.data.publicKey });
    return;
  }
  const known = links.get(peer);
  const { peer: _peer, ...changed } = event.data;
  if (known) links.set(peer, { ...known, ...changed });
}
