import type { PeerEvent } from '@tongxin/contracts';
import { Refused, type Decide } from '@tongxin/eventing';
import { IsString, Matches } from 'class-validator';
import { assertRegistered, type Peer } from './peer.js';

export class IssuePeerToken {
  /** SHA-256 of the token, hex. The token itself is told to the peer and kept nowhere. */
  @IsString() @Matches(/^[0-9a-f]{64}$/) sha256!: string;
}

/** The peer reads the feed with this token from now on; the one before counts no more. */
export const issuePeerToken: Decide<Peer, IssuePeerToken, PeerEvent> = (peer, { sha256 }) => {
  assertRegistered(peer);
  if (peer.token === sha256) return [];
  if (peer.tokens.includes(sha256)) throw new Refused('peer.token-used');
  return [{ type: 'PeerTokenIssued', data: { sha256 } }];
};
