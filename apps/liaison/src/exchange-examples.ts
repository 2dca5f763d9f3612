import type { BorrowExperience } from './experience-borrowing/borrow-experience.js';
import type { PublishExperience } from './experience/publish-experience.js';
import type { ReviseExperience } from './experience/revise-experience.js';
import type { WithdrawExperience } from './experience/withdraw-experience.js';
import type { IntroduceExchangeKey } from './exchange-key/introduce-exchange-key.js';
import type { ExchangeKeys, FeedEntryShown, KeepFeedToken, NewPeerToken, SubscriptionStates } from './exchange/exchange.models.js';
import type { AcceptPeerKey } from './peer/accept-peer-key.js';
import type { IssuePeerToken } from './peer/issue-peer-token.js';
import type { RegisterPeer } from './peer/register-peer.js';
import type { RevokePeerToken } from './peer/revoke-peer-token.js';
import type { SubscribeToPeer } from './peer/subscribe-to-peer.js';
import type { TrustPeerKey } from './peer/trust-peer-key.js';
import type { UnsubscribeFromPeer } from './peer/unsubscribe-from-peer.js';
import type { TakeExperience } from './received-experience/take-experience.js';
import type { TakeWithdrawal } from './received-experience/take-withdrawal.js';

// Bodies that are accepted, and answers, for the API document; a spec keeps the bodies so.

const EXPERIENCE = '0196a2f0-7c1e-7d3a-9b58-3f2c5d1e8a48';
const ENTRY = '5b6c3c1e-2f0a-5d6b-9c1d-0e4f5a6b7c8e';
const KEY = 'k0fJ2tq3u4bWc8p1o5s7xYzA6dE9gH0iJ2kL4mN6oP8';
const FORMER = 'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8s9T0u1V';
const SIGNATURE = `${'Zm9ybWVyLXZvdWNoZXMtZm9yLXN1Y2Nlc3Nvci4'.repeat(3).slice(0, 85)}A`;
const FEED_URL = 'https://exchange.example.org/n/990202/api/exchange/feed';

const content = {
  title: '院坝协商议事的做法',
  topic: 'CONSULTATION' as const,
  text: '把协商议事会开到村民院坝，议题由群众提、委员领、部门答，办结后回访。',
  figures: [
    { name: '协商议事会', count: 12 },
    { name: '办结事项', count: 31 },
  ],
};

export const publishExperience: PublishExperience = { ...content, notNames: ['高峰'], to: ['990202'] };
export const reviseExperience: ReviseExperience = { ...content, revisionId: 'revision-1' };
export const withdrawExperience: WithdrawExperience = { reason: 'OUTDATED' };
export const borrowExperience: BorrowExperience = {};

export const registerPeer: RegisterPeer = { name: '北川县政协' };
export const issuePeerToken: IssuePeerToken = { sha256: '9f2c5d1e8a470196a2f07c1e7d3a9b583f2c5d1e8a470196a2f07c1e7d3a9b58' };
export const revokePeerToken: RevokePeerToken = {};
export const trustPeerKey: TrustPeerKey = { publicKey: KEY };
export const acceptPeerKey: AcceptPeerKey = { publicKey: KEY, endorsedBy: FORMER };
export const subscribeToPeer: SubscribeToPeer = { url: FEED_URL };
export const unsubscribeFromPeer: UnsubscribeFromPeer = {};
export const introduceExchangeKey: IntroduceExchangeKey = { publicKey: KEY, endorsement: { by: FORMER, signature: SIGNATURE } };
export const takeExperience: TakeExperience = { ...content, from: '990202', entry: ENTRY, on: '2026-06-18' };
export const takeWithdrawal: TakeWithdrawal = { entry: ENTRY, on: '2026-11-02' };

export const keepFeedToken: KeepFeedToken = { token: 'token-that-the-peer-gave' };
export const newPeerToken: NewPeerToken = { token: 'token-told-this-once' };
export const exchangeKeys: ExchangeKeys = {
  node: '990101',
  keys: [
    { publicKey: FORMER, from: '2026-01-05T01:00:00.000Z', until: '2026-06-01T01:00:00.000Z', endorsement: null },
    { publicKey: KEY, from: '2026-06-01T01:00:00.000Z', until: '', endorsement: { by: FORMER, signature: SIGNATURE } },
  ],
};
export const feed: FeedEntryShown[] = [
  {
    specversion: '1.0',
    id: ENTRY,
    type: 'tongxin.experience.told',
    source: 'urn:tongxin:node:990101',
    subject: EXPERIENCE,
    time: '2026-06-18T02:00:00.000Z',
    method: 'PUT',
    datacontenttype: 'application/json',
    data: content,
  },
];
export const subscriptions: SubscriptionStates = {
  items: [
    {
      peer: '990202',
      lastEventId: ENTRY,
      lastSuccessAt: '2026-06-18T02:00:00.000Z',
      lastFailureAt: null,
      problem: null,
      received: 1,
      refused: 0,
    },
  ],
};
