import { Refused, type Decide } from '@tongxin/eventing';
import { IsIn, IsOptional, IsString, Length } from 'class-validator';
import { RELATIONS, type Link, type LinkEvent, type Relation } from './link.js';

export class LinkNode {
  /** Name of the peer's committee. */
  @IsString() @Length(1, 100) name!: string;
  @IsIn(RELATIONS) relation!: Relation;
  /** Ed25519 public key of the peer, SPKI in base64url. */
  @IsString() @Length(40, 200) publicKey!: string;
  /** X25519 public key of the peer, SPKI in PEM, to which package files for it are closed. A link without one carries no package files. */
  @IsOptional() @IsString() @Length(40, 200) encryptionKey?: string;
}

/** A node agrees to exchange streams with another, known by its keys; its id is the stream's. */
export const linkNode: Decide<Link, LinkNode, LinkEvent> = (link, command, { id, node }) => {
  if (id === node) throw new Refused('link.with-itself');
  if (link.relation && link.relation !== command.relation) throw new Refused('link.other-relation', { relation: link.relation });
  return [...signedBy(link, command, id), ...closedTo(link, command, id)];
};

function signedBy(link: Link, { name, relation, publicKey }: LinkNode, peer: string): LinkEvent[] {
  if (!link.relation) return [{ type: 'NodeLinked', data: { peer, name, relation, publicKey } }];
  return link.publicKey === publicKey ? [] : [{ type: 'NodeKeyChanged', data: { peer, publicKey } }];
}

function closedTo(link: Link, { encryptionKey }: LinkNode, peer: string): LinkEvent[] {
  if (encryptionKey === undefined || encryptionKey === link.encryptionKey) return [];
  return [{ type: 'NodeEncryptionKeyGiven', data: { peer, encryptionKey } }];
}
