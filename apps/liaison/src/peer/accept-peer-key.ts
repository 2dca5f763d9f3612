import type { PeerEvent } from '@tongxin/contracts';
import { Refused, type Decide } from '@tongxin/eventing';
import { IsPublicKey } from '../fields.js';
import { assertRegistered, type Peer } from './peer.js';

export class AcceptPeerKey {
  @IsPublicKey() publicKey!: string;
  /** The key that was trusted until now and vouched for this one; the signature has been checked. */
  @IsPublicKey() endorsedBy!: string;
}

/** A peer's new key is trusted because the one before signed it. */
export const acceptPeerKey: Decide<Peer, AcceptPeerKey, PeerEvent> = (peer, { publicKey, endorsedBy }) => {
  assertRegistered(peer);
  if (peer.keys.at(-1) === publicKey) return [];
  if (peer.keys.at(-1) !== endorsedBy || peer.keys.includes(publicKey)) throw new Refused('peer.key-not-endorsed');
  return [{ type: 'PeerKeyTrusted', data: { publicKey, endorsedBy } }];
};
