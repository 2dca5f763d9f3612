import type { PeerEvent } from '@tongxin/contracts';
import { specFor } from '@tongxin/testing';
import { acceptPeerKey } from './accept-peer-key.js';
import { Peer } from './peer.js';

const registered: PeerEvent = { type: 'PeerRegistered', data: { name: '北川县政协' } };
const first: PeerEvent = { type: 'PeerKeyTrusted', data: { publicKey: 'one', endorsedBy: null } };
const second: PeerEvent = { type: 'PeerKeyTrusted', data: { publicKey: 'two', endorsedBy: 'one' } };
const { given } = specFor(Peer, acceptPeerKey);

describe('accept peer key', () => {
  it('takes the key that the trusted one vouches for', () =>
    given(registered, first).when({ publicKey: 'two', endorsedBy: 'one' }).then(second));
  it('refuses the word of a key that is not trusted now', () => {
    given(registered).when({ publicKey: 'two', endorsedBy: 'one' }).thenRefused('peer.key-not-endorsed');
    given(registered, first, second).when({ publicKey: 'three', endorsedBy: 'one' }).thenRefused('peer.key-not-endorsed');
  });
  it('never goes back to a former key', () =>
    given(registered, first, second).when({ publicKey: 'one', endorsedBy: 'two' }).thenRefused('peer.key-not-endorsed'));
  it('refuses who is not registered', () => given().when({ publicKey: 'two', endorsedBy: 'one' }).thenRefused('peer.not-registered'));
});
