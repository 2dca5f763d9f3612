import { anyHistory, attempts } from '@tongxin/testing';
import fc from 'fast-check';
import { acceptPeerKey } from './accept-peer-key.js';
import { issuePeerToken } from './issue-peer-token.js';
import { Peer } from './peer.js';
import { registerPeer } from './register-peer.js';
import { revokePeerToken } from './revoke-peer-token.js';
import { subscribeToPeer } from './subscribe-to-peer.js';
import { trustPeerKey } from './trust-peer-key.js';
import { unsubscribeFromPeer } from './unsubscribe-from-peer.js';

const key = fc.constantFrom('one', 'two', 'three');
const nothing = fc.constant({});

describe('peer', () => {
  it('has at most one token that counts, never one twice, and is read only under a key, whatever is tried', () =>
    anyHistory(
      Peer,
      [
        attempts(registerPeer, fc.record({ name: fc.constantFrom('北川县政协', '北川区政协') })),
        attempts(issuePeerToken, fc.record({ sha256: fc.constantFrom('1', '2', '3') })),
        attempts(revokePeerToken, nothing),
        attempts(trustPeerKey, fc.record({ publicKey: key })),
        attempts(acceptPeerKey, fc.record({ publicKey: key, endorsedBy: key })),
        attempts(subscribeToPeer, fc.record({ url: fc.constantFrom('https://a.example.org/feed', 'https://b.example.org/feed') })),
        attempts(unsubscribeFromPeer, nothing),
      ],
      {
        holds({ tokens, token, keys, url }) {
          expect(new Set(tokens).size).toBe(tokens.length);
          if (token !== null) expect(token).toBe(tokens.at(-1));
          if (url !== null) expect(keys.length).toBeGreaterThan(0);
        },
      },
    ));
});
