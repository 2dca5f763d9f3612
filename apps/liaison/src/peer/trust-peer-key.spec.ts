import type { PeerEvent } from '@tongxin/contracts';
import { specFor } from '@tongxin/testing';
import { Peer } from './peer.js';
import { trustPeerKey } from './trust-peer-key.js';

const registered: PeerEvent = { type: 'PeerRegistered', data: { name: '北川县政协' } };
const trusted = (publicKey: string): PeerEvent => ({ type: 'PeerKeyTrusted', data: { publicKey, endorsedBy: null } });
const { given } = specFor(Peer, trustPeerKey);

describe('trust peer key', () => {
  it('takes the first key and any later one', () => {
    given(registered).when({ publicKey: 'one' }).then(trusted('one'));
    given(registered, trusted('one')).when({ publicKey: 'two' }).then(trusted('two'));
  });
  it('goes back to a former key', () => given(registered, trusted('one'), trusted('two')).when({ publicKey: 'one' }).then(trusted('one')));
  it('refuses who is not registered', () => given().when({ publicKey: 'one' }).thenRefused('peer.not-registered'));
});
