import type { PeerEvent } from '@tongxin/contracts';
import type { View } from '@tongxin/eventing';

export interface PeerToken {
  peer: string;
  sha256: string;
}

type TokenEvent = Extract<PeerEvent, { type: 'PeerTokenIssued' | 'PeerTokenRevoked' }>;

/** The token of each peer that counts, by its hash. */
export const peerTokens: View<PeerToken, TokenEvent> = {
  name: 'peer-tokens',
  version: 1,
  events: ['PeerTokenIssued', 'PeerTokenRevoked'],
  indexes: ['sha256'],
  keys: (_event, { id }) => [id],
  project: (_token, { type, data: { sha256 } }, { id }) => (type === 'PeerTokenIssued' ? { peer: id, sha256 } : undefined),
};
