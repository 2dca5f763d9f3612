import type { PeerEvent } from '@tongxin/contracts';
import type { Decide } from '@tongxin/eventing';
import { IsPublicKey } from '../fields.js';
import { assertRegistered, type Peer } from './peer.js';

export class TrustPeerKey {
  /** Ed25519 public key that the peer told by another way than its feed: 32 bytes in base64url. */
  @IsPublicKey() publicKey!: string;
}

/** Pages of the peer's feed are believed when this key signed them, and no other until it vouches for one. */
export const trustPeerKey: Decide<Peer, TrustPeerKey, PeerEvent> = (peer, { publicKey }) => {
  assertRegistered(peer);
  return peer.keys.at(-1) === publicKey ? [] : [{ type: 'PeerKeyTrusted', data: { publicKey, endorsedBy: null } }];
};
