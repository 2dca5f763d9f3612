import type { PeerEvent } from '@tongxin/contracts';
import { specFor } from '@tongxin/testing';
import { Peer } from './peer.js';
import { unsubscribeFromPeer } from './unsubscribe-from-peer.js';

const url = 'https://exchange.example.org/n/990202/api/exchange/feed';
const registered: PeerEvent = { type: 'PeerRegistered', data: { name: '北川县政协' } };
const subscribed: PeerEvent = { type: 'PeerSubscribed', data: { url } };
const { given } = specFor(Peer, unsubscribeFromPeer);

describe('unsubscribe from peer', () => {
  it('reads its feed no more', () => given(registered, subscribed).when({}).then({ type: 'PeerUnsubscribed', data: { url } }));
  it('has nothing to end where nothing was begun', () => given(registered).when({}).thenNothing());
  it('refuses who is not registered', () => given().when({}).thenRefused('peer.not-registered'));
});
