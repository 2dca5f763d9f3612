import { Refused, type Decide } from '@tongxin/eventing';
import { IsIn, IsString, Length } from 'class-validator';
import { RELATIONS, type Link, type LinkEvent, type Relation } from './link.js';

export class LinkNode {
  /** Name of the peer's committee. */
  @IsString() @Length(1, 100) name!: string;
  @IsIn(RELATIONS) relation!: Relation;
  /** Ed25519 public key of the peer, SPKI in base64url. */
  @IsString() @Length(40, 200) publicKey!: string;
}

/** A node agrees to exchange streams with another, known by its key; its id is the stream's. */
export const linkNode: Decide<Link, LinkNode, LinkEvent> = (link, { name, relation, publicKey }, { id, node }) => {
  if (id === node) throw new Refused('link.with-itself');
  if (!link.relation) return [{ type: 'NodeLinked', data: { peer: id, name, relation, publicKey } }];
  if (link.relation !== relation) throw new Refused('link.other-relation', { relation: link.relation });
  return link.publicKey === publicKey ? [] : [{ type: 'NodeKeyChanged', data: { peer: id, publicKey } }];
};
