import type { PeerEvent } from '@tongxin/contracts';
import type { Decide } from '@tongxin/eventing';
import { assertRegistered, type Peer } from './peer.js';

export class UnsubscribeFromPeer {}

/** The peer's feed is read no more; what came of it stays. */
export const unsubscribeFromPeer: Decide<Peer, UnsubscribeFromPeer, PeerEvent> = (peer) => {
  assertRegistered(peer);
  return peer.url === null ? [] : [{ type: 'PeerUnsubscribed', data: { url: peer.url } }];
};
