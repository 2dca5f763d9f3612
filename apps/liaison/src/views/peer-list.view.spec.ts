import { viewSpecFor } from '@tongxin/testing';
import { peerList } from './peer-list.view.js';
import { peerTokens } from './peer-tokens.view.js';

const at = { category: 'peer', id: '990202', node: '990101' };
const url = 'https://exchange.example.org/n/990202/api/exchange/feed';
const registered = { ...at, type: 'PeerRegistered' as const, data: { name: '北川县政协' } };
const renamed = { ...at, type: 'PeerRegistered' as const, data: { name: '北川区政协' } };
const issued = (sha256: string) => ({ ...at, type: 'PeerTokenIssued' as const, data: { sha256 } });
const revoked = { ...at, type: 'PeerTokenRevoked' as const, data: { sha256: 'two' } };
const trusted = { ...at, type: 'PeerKeyTrusted' as const, data: { publicKey: 'key', endorsedBy: null } };
const subscribed = { ...at, type: 'PeerSubscribed' as const, data: { url } };
const unsubscribed = { ...at, type: 'PeerUnsubscribed' as const, data: { url } };
const card = { id: '990202', name: '北川县政协', registeredOn: '2026-04-01', tokenIssuedOn: '', publicKey: '', keyTrustedOn: '', url: '' };

describe('peer list', () => {
  const { given } = viewSpecFor(peerList);

  it('shows what was given to a peer and what is known of it, nothing of the token', () => {
    const full = { ...card, tokenIssuedOn: '2026-04-01', publicKey: 'key', keyTrustedOn: '2026-04-01', url };
    given(registered, issued('one'), trusted, subscribed).then({ '990202': full });
    given(registered, issued('one'), trusted, subscribed, renamed).then({ '990202': { ...full, name: '北川区政协' } });
  });
  it('shows what was taken or ended no more', () =>
    given(registered, issued('two'), subscribed, revoked, unsubscribed).then({ '990202': card }));
});

describe('peer tokens', () => {
  const { given } = viewSpecFor(peerTokens);

  it('know the token that counts, alone', () => {
    given(issued('one'), issued('two')).then({ '990202': { peer: '990202', sha256: 'two' } });
    given(issued('one'), issued('two'), revoked).then({});
  });
});
