import type { PeerEvent } from '@tongxin/contracts';
import { Refused, type Decide } from '@tongxin/eventing';
import { IsString, Length, Matches } from 'class-validator';
import { assertRegistered, type Peer } from './peer.js';

export class SubscribeToPeer {
  /** Address of the peer's feed, `https://…/api/exchange/feed`. */
  @IsString() @Length(10, 500) @Matches(/^https?:\/\/[^\s/?#@]+\/(?:[^\s?#@]*\/)?feed$/) url!: string;
}

/** The peer's feed is read from now on; what signed it must be known before. */
export const subscribeToPeer: Decide<Peer, SubscribeToPeer, PeerEvent> = (peer, { url }) => {
  assertRegistered(peer);
  if (peer.url === url) return [];
  if (peer.keys.length === 0) throw new Refused('peer.key-missing');
  return [{ type: 'PeerSubscribed', data: { url } }];
};
