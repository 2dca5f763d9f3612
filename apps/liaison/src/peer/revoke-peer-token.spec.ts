import type { PeerEvent } from '@tongxin/contracts';
import { specFor } from '@tongxin/testing';
import { Peer } from './peer.js';
import { revokePeerToken } from './revoke-peer-token.js';

const registered: PeerEvent = { type: 'PeerRegistered', data: { name: '北川县政协' } };
const sha256 = '1'.repeat(64);
const issued: PeerEvent = { type: 'PeerTokenIssued', data: { sha256 } };
const { given } = specFor(Peer, revokePeerToken);

describe('revoke peer token', () => {
  it('takes the token that counts', () => given(registered, issued).when({}).then({ type: 'PeerTokenRevoked', data: { sha256 } }));
  it('has nothing to take from who has none', () => given(registered).when({}).thenNothing());
  it('refuses who is not registered', () => given().when({}).thenRefused('peer.not-registered'));
});
