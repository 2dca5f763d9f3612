import type { PeerEvent } from '@tongxin/contracts';
import { specFor } from '@tongxin/testing';
import { Peer } from './peer.js';
import { registerPeer } from './register-peer.js';

const registered: PeerEvent = { type: 'PeerRegistered', data: { name: '北川县政协' } };
const { given } = specFor(Peer, registerPeer, { id: '990202', node: '990101' });

describe('register peer', () => {
  it('makes another county a peer', () => given().when({ name: '北川县政协' }).then(registered));
  it('calls it otherwise from now on', () =>
    given(registered)
      .when({ name: '北川区政协' })
      .then({ type: 'PeerRegistered', data: { name: '北川区政协' } }));
  it('refuses the county itself', () =>
    specFor(Peer, registerPeer, { id: '990101', node: '990101' }).given().when({ name: '自己' }).thenRefused('peer.itself'));
});
