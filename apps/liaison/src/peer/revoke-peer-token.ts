import type { PeerEvent } from '@tongxin/contracts';
import type { Decide } from '@tongxin/eventing';
import { assertRegistered, type Peer } from './peer.js';

export class RevokePeerToken {}

/** The peer reads nothing more until it is given another token. */
export const revokePeerToken: Decide<Peer, RevokePeerToken, PeerEvent> = (peer) => {
  assertRegistered(peer);
  return peer.token === null ? [] : [{ type: 'PeerTokenRevoked', data: { sha256: peer.token } }];
};
