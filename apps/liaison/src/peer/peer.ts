import type { PeerEvent } from '@tongxin/contracts';
import { Refused, type Aggregate } from '@tongxin/eventing';

export interface Peer {
  /** Empty until it is registered. */
  name: string;
  /** SHA-256 of every token it was ever given; `token` the one that counts. */
  tokens: string[];
  token: string | null;
  /** Its public keys as they were trusted; the last one counts. */
  keys: string[];
  /** Where its feed is read, if it is. */
  url: string | null;
}

export const Peer: Aggregate<Peer, PeerEvent> = {
  category: 'peer',
  sharing: 'private',
  initial: { name: '', tokens: [], token: null, keys: [], url: null },
  evolve(state, event) {
    switch (event.type) {
      case 'PeerRegistered':
        return { ...state, name: event.data.name };
      case 'PeerTokenIssued':
        return { ...state, tokens: [...state.tokens, event.data.sha256], token: event.data.sha256 };
      case 'PeerTokenRevoked':
        return { ...state, token: null };
      case 'PeerKeyTrusted':
        return { ...state, keys: [...state.keys, event.data.publicKey] };
      case 'PeerSubscribed':
        return { ...state, url: event.data.url };
      case 'PeerUnsubscribed':
        return { ...state, url: null };
    }
  },
};

/** @throws Refused `peer.not-registered`. */
export function assertRegistered({ name }: Peer): void {
  if (name === '') throw new Refused('peer.not-registered');
}
