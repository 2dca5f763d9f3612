import type { PeerEvent } from '@tongxin/contracts';
import { Refused, type Decide } from '@tongxin/eventing';
import { IsString, Length } from 'class-validator';
import type { Peer } from './peer.js';

export class RegisterPeer {
  /** What the county is called here. */
  @IsString() @Length(1, 100) name!: string;
}

/** Another county becomes a peer, or is called otherwise from now on; the id is its node's. */
export const registerPeer: Decide<Peer, RegisterPeer, PeerEvent> = (peer, { name }, { id, node }) => {
  if (id === node) throw new Refused('peer.itself');
  return peer.name === name ? [] : [{ type: 'PeerRegistered', data: { name } }];
};
