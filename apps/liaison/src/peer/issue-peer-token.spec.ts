import type { PeerEvent } from '@tongxin/contracts';
import { specFor } from '@tongxin/testing';
import { issuePeerToken } from './issue-peer-token.js';
import { Peer } from './peer.js';

const registered: PeerEvent = { type: 'PeerRegistered', data: { name: '北川县政协' } };
const [first, second] = ['1'.repeat(64), '2'.repeat(64)];
const issued = (sha256: string): PeerEvent => ({ type: 'PeerTokenIssued', data: { sha256 } });
const { given } = specFor(Peer, issuePeerToken);

describe('issue peer token', () => {
  it('gives a peer its token', () => given(registered).when({ sha256: first }).then(issued(first)));
  it('gives it another, and the first counts no more', () => {
    given(registered, issued(first)).when({ sha256: second }).then(issued(second));
    given(registered, issued(first), issued(second)).when({ sha256: first }).thenRefused('peer.token-used');
  });
  it('refuses who is not registered', () => given().when({ sha256: first }).thenRefused('peer.not-registered'));
});
