import { Inject, Injectable } from '@nestjs/common';
import type { Caller } from '@tongxin/access';
import { Refused, type EventStore, type ViewReader } from '@tongxin/eventing';
import { Door, EVENT_STORE, NODE, VIEWS, type BearerVerifier, type NodeIdentity } from '@tongxin/runtime';
import { createHash, randomBytes } from 'node:crypto';
import { onBehalfOf } from './on-behalf-of.js';
import type { PeerToken } from '../views/peer-tokens.view.js';

const FORM = /^txp_[A-Za-z0-9_-]{43}$/;

/** Tokens by which peers read the feed. The token is told once; what is kept is its hash. */
@Injectable()
export class PeerTokens implements BearerVerifier {
  constructor(
    @Inject(VIEWS) private readonly views: ViewReader,
    @Inject(EVENT_STORE) private readonly store: Pick<EventStore, 'head'>,
    @Inject(Door) private readonly door: Pick<Door, 'send'>,
    @Inject(NODE) private readonly node: NodeIdentity,
  ) {}

  /** A new token for a peer; the one before counts no more. @throws Refused `peer.not-registered`. */
  async issue(peer: string, by: Caller): Promise<string> {
    const token = `txp_${randomBytes(32).toString('base64url')}`;
    await this.door.send('peers/issue-peer-token', { sha256: hashOf(token) }, { id: peer, by: onBehalfOf(by) });
    return token;
  }

  knows(token: string): boolean {
    return FORM.test(token);
  }

  /** The peer whose token counts as of now: one that was revoked is refused at once. */
  async verify(token: string): Promise<Caller> {
    const { items } = await this.views.find<PeerToken>('peer-tokens', { where: { sha256: hashOf(token) } }, await this.store.head());
    const [found] = items;
    if (!found) throw new Refused('access.unauthenticated');
    return { account: found.document.peer, node: this.node.id, roles: ['peer'], bearer: true };
  }
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
