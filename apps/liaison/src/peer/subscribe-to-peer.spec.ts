import type { PeerEvent } from '@tongxin/contracts';
import { specFor } from '@tongxin/testing';
import { Peer } from './peer.js';
import { subscribeToPeer } from './subscribe-to-peer.js';

const url = 'https://exchange.example.org/n/990202/api/exchange/feed';
const registered: PeerEvent = { type: 'PeerRegistered', data: { name: '北川县政协' } };
const trusted: PeerEvent = { type: 'PeerKeyTrusted', data: { publicKey: 'one', endorsedBy: null } };
const subscribed: PeerEvent = { type: 'PeerSubscribed', data: { url } };
const { given } = specFor(Peer, subscribeToPeer);

describe('subscribe to peer', () => {
  it('reads the feed of a peer whose key is known', () => given(registered, trusted).when({ url }).then(subscribed));
  it('reads it elsewhere from now on', () =>
    given(registered, trusted, subscribed)
      .when({ url: `${url}/feed` })
      .then({ type: 'PeerSubscribed', data: { url: `${url}/feed` } }));
  it('refuses to read what nobody known signs', () => given(registered).when({ url }).thenRefused('peer.key-missing'));
  it('refuses who is not registered', () => given().when({ url }).thenRefused('peer.not-registered'));
});
