import type { NodeKeys } from '@tongxin/access';
import type { NodeRecord } from '@tongxin/hosting';
import type { OpenNode } from './open-node.js';

/** Whom a node is linked with: who it is, and what it signs and opens by. */
export interface LinkPeer {
  readonly identity: Pick<NodeRecord, 'id' | 'name'>;
  readonly keys: Pick<NodeKeys, 'publicPem' | 'encryptionPem'>;
}

type Relation = 'SUPERIOR' | 'SUBORDINATE';

/** Links a county and one of its townships, each by the other's key. Said again, nothing happens. */
export async function linkNodes(county: OpenNode, township: OpenNode): Promise<void> {
  await linkNode(county, township, 'SUBORDINATE');
  await linkNode(township, county, 'SUPERIOR');
}

/** Links a node with one that may be elsewhere; the other side links this one. */
export async function linkNode(node: OpenNode, peer: LinkPeer, relation: Relation): Promise<void> {
  const by = { account: 'operator', node: node.identity.id, roles: ['administrator'] as const };
  await node.door.send('links/link-node', linkOf(peer, relation), { id: peer.identity.id, by });
}

/** The command by which a node is linked with another. */
export function linkOf({ identity, keys }: LinkPeer, relation: Relation): object {
  return { name: identity.name, relation, publicKey: keys.publicPem, encryptionKey: keys.encryptionPem };
}
