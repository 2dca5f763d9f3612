import { IsIn, IsOptional, IsString } from 'class-validator';
import type { View } from '@tongxin/eventing';
import { RELATIONS, type LinkEvent, type Relation } from './link/link.js';

/** A node that is known here, and by which key. */
export class LinkedNode {
  @IsString() node!: string;
  @IsString() name!: string;
  @IsString() publicKey!: string;
  /** X25519, for package files; absent where the link was made without. */
  @IsOptional() @IsString() encryptionKey?: string;
  /** What it is to the node that linked it. */
  @IsIn(RELATIONS) relation!: Relation;
  /** The node that vouches for the key. */
  @IsString() linkedBy!: string;
}

/** Who is linked with whom, from this node's own links and those its superior shares; one document per pair `linking:linked`. */
export const linkedNodes: View<LinkedNode, LinkEvent> = {
  name: 'linked-nodes',
  version: 1,
  events: ['NodeLinked', 'NodeKeyChanged', 'NodeEncryptionKeyGiven'],
  indexes: ['node', 'linkedBy'],
  keys: (_event, { node, id }) => [`${node}:${id}`],
  project(known, event, { node }) {
    switch (event.type) {
      case 'NodeLinked': {
        const { peer, ...link } = event.data;
        return { node: peer, ...link, linkedBy: node };
      }
      case 'NodeKeyChanged':
        return known && { ...known, publicKey: event.data.publicKey };
      case 'NodeEncryptionKeyGiven':
        return known && { ...known, encryptionKey: event.data.encryptionKey };
    }
  },
};
