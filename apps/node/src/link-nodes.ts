import type { OpenNode } from './open-node.js';

/** Links a county and one of its townships, each by the other's key. Said again, nothing happens. */
export async function linkNodes(county: OpenNode, township: OpenNode): Promise<void> {
  await link(county, township, 'SUBORDINATE');
  await link(township, county, 'SUPERIOR');
}

async function link(node: OpenNode, peer: OpenNode, relation: 'SUPERIOR' | 'SUBORDINATE'): Promise<void> {
  const by = { account: 'operator', node: node.identity.id, roles: ['administrator'] as const };
  await node.door.send(
    'links/link-node',
    { name: peer.identity.name, relation, publicKey: peer.keys.publicPem, encryptionKey: peer.keys.encryptionPem },
    { id: peer.identity.id, by },
  );
}
