import { Body, Controller, Get, HttpCode, Inject, Param, Post, Put, Query, Req, Res } from '@nestjs/common';
import type { Caller } from '@tongxin/access';
import { Refused, type Clock, type ViewReader } from '@tongxin/eventing';
import { Allow, CurrentCaller, Describe, Public, type NodeRequest } from '@tongxin/http';
import { CLOCK, NODE, VIEWS, type NodeIdentity } from '@tongxin/runtime';
import type { Response } from 'express';
import * as examples from '../exchange-examples.js';
import { EXCHANGERS } from '../readers.js';
import { CLOUD_EVENTS } from './cloud-event.js';
import { ExchangeFeed } from './exchange-feed.js';
import { ExchangeReader } from './exchange-reader.js';
import {
  ExchangeKeys,
  FeedAsked,
  FeedEntryShown,
  KeepFeedToken,
  LIMIT_DEFAULT,
  NewPeerToken,
  SubscriptionStates,
} from './exchange.models.js';
import { FeedKeys } from './feed-keys.js';
import { signPage, type SignedPage } from './page-signature.js';
import { PeerTokens } from './peer-tokens.js';

/** The feed to other counties, its keys and tokens, and how reading theirs goes. */
@Controller('api')
export class ExchangeController {
  constructor(
    @Inject(ExchangeFeed) private readonly feed: ExchangeFeed,
    @Inject(FeedKeys) private readonly keys: FeedKeys,
    @Inject(PeerTokens) private readonly tokens: PeerTokens,
    @Inject(ExchangeReader) private readonly reader: ExchangeReader,
    @Inject(NODE) private readonly node: NodeIdentity,
    @Inject(VIEWS) private readonly views: ViewReader,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Signed by HTTP Message Signatures (RFC 9421) over Content-Digest and the query; a page the peer has already is 304. */
  @Get('exchange/feed')
  @Allow('peer')
  @Describe({
    label: { zh: '经验交流订阅源', en: 'The feed of experience' },
    answer: FeedEntryShown,
    list: true,
    mediaType: CLOUD_EVENTS,
    answerExample: examples.feed,
    refusals: ['exchange-feed.last-event-not-found'],
  })
  async read(
    @Query() { lastEventId, timeout = 0, limit = LIMIT_DEFAULT }: FeedAsked,
    @CurrentCaller() caller: Caller,
    @Req() request: NodeRequest,
    @Res() response: Response,
  ): Promise<void> {
    if (!caller.bearer) throw new Refused('access.role', { roles: ['peer'] });
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    const entries = await this.feed.read(caller.account, { lastEventId, timeout, limit }, gone.signal);
    // Who waited may have lost the right to an answer meanwhile.
    await this.tokens.verify(request.session?.token ?? '');
    const body = Buffer.from(JSON.stringify(entries), 'utf8');
    answer(request, response, signPage(body, queryOf(request), await this.keys.current(), this.clock.now()));
  }

  @Get('exchange/keys')
  @Public()
  @Describe({
    label: { zh: '订阅源签名公钥', en: 'Keys that sign the feed' },
    answer: ExchangeKeys,
    answerExample: examples.exchangeKeys,
  })
  async allKeys(): Promise<ExchangeKeys> {
    return { node: this.node.id, keys: await this.keys.all() };
  }

  @Post('exchange/rotate-key')
  @HttpCode(200)
  @Allow(...EXCHANGERS)
  @Describe({
    label: { zh: '更换订阅源签名密钥', en: 'Sign the feed with a new key' },
    answer: ExchangeKeys,
    answerExample: examples.exchangeKeys,
    refusals: ['exchange-key.superseded'],
  })
  async rotate(@CurrentCaller() caller: Caller): Promise<ExchangeKeys> {
    await this.keys.rotate(caller);
    return this.allKeys();
  }

  @Get('exchange/subscriptions')
  @Allow(...EXCHANGERS)
  @Describe({
    label: { zh: '订阅兄弟县区的情况', en: 'How reading the peers’ feeds goes' },
    answer: SubscriptionStates,
    answerExample: examples.subscriptions,
  })
  async subscriptions(): Promise<SubscriptionStates> {
    return { items: await this.reader.states() };
  }

  @Post('exchange/read')
  @HttpCode(200)
  @Allow(...EXCHANGERS)
  @Describe({
    label: { zh: '立即读取兄弟县区的经验', en: 'Read the peers’ feeds now' },
    answer: SubscriptionStates,
    answerExample: examples.subscriptions,
  })
  async readNow(): Promise<SubscriptionStates> {
    await this.reader.readAll();
    return this.subscriptions();
  }

  @Post('peers/:id/new-token')
  @Allow(...EXCHANGERS)
  @Describe({
    label: { zh: '发给兄弟县区新的访问令牌', en: 'Give a peer a new token' },
    answer: NewPeerToken,
    answerExample: examples.newPeerToken,
    refusals: ['peer.not-registered'],
  })
  async newToken(@Param('id') id: string, @CurrentCaller() caller: Caller): Promise<NewPeerToken> {
    return { token: await this.tokens.issue(id, caller) };
  }

  @Put('peers/:id/feed-token')
  @HttpCode(204)
  @Allow(...EXCHANGERS)
  @Describe({
    label: { zh: '保存兄弟县区发来的访问令牌', en: 'Keep the token a peer gave' },
    example: examples.keepFeedToken,
    refusals: ['peer-list.not-found'],
  })
  async keepToken(@Param('id') id: string, @Body() { token }: KeepFeedToken): Promise<void> {
    if (!(await this.views.get('peer-list', id))) throw new Refused('peer-list.not-found', { view: 'peer-list', key: id });
    await this.reader.keepToken(id, token);
  }
}

function queryOf({ originalUrl }: NodeRequest): string {
  const at = originalUrl.indexOf('?');
  return at < 0 ? '' : originalUrl.slice(at);
}

function answer(request: NodeRequest, response: Response, { body, digest, signatureInput, signature }: SignedPage): void {
  const tag = `"${digest.slice('sha-256=:'.length, -1)}"`;
  response.setHeader('ETag', tag);
  response.setHeader('Cache-Control', 'private, no-cache');
  if ((request.headers['if-none-match'] ?? '').split(',').some((known) => known.trim().replace(/^W\//, '') === tag)) {
    response.status(304).end();
    return;
  }
  response.setHeader('Content-Digest', digest);
  response.setHeader('Signature-Input', signatureInput);
  response.setHeader('Signature', signature);
  response.status(200).type(CLOUD_EVENTS).send(Buffer.from(body));
}
