import type { Role } from '@tongxin/access';
import { commands, view, type RegisteredCommand, type RegisteredView } from '@tongxin/runtime';
import * as examples from './exchange-examples.js';
import { ExchangeKey } from './exchange-key/exchange-key.js';
import { IntroduceExchangeKey, introduceExchangeKey } from './exchange-key/introduce-exchange-key.js';
import { BorrowExperience, borrowExperience } from './experience-borrowing/borrow-experience.js';
import { ExperienceBorrowing } from './experience-borrowing/experience-borrowing.js';
import { Experience } from './experience/experience.js';
import { PublishExperience, publishExperience } from './experience/publish-experience.js';
import { ReviseExperience, reviseExperience } from './experience/revise-experience.js';
import { WithdrawExperience, withdrawExperience } from './experience/withdraw-experience.js';
import { audienceFacts, receivedFacts, revisionFacts } from './facts.js';
import { AcceptPeerKey, acceptPeerKey } from './peer/accept-peer-key.js';
import { IssuePeerToken, issuePeerToken } from './peer/issue-peer-token.js';
import { Peer } from './peer/peer.js';
import { RegisterPeer, registerPeer } from './peer/register-peer.js';
import { RevokePeerToken, revokePeerToken } from './peer/revoke-peer-token.js';
import { SubscribeToPeer, subscribeToPeer } from './peer/subscribe-to-peer.js';
import { TrustPeerKey, trustPeerKey } from './peer/trust-peer-key.js';
import { UnsubscribeFromPeer, unsubscribeFromPeer } from './peer/unsubscribe-from-peer.js';
import { refuseResidents } from './personal-data/fields-kept.js';
import { BORROWERS, EXCHANGE_READERS, EXCHANGE_WRITERS, EXCHANGERS, READERS } from './readers.js';
import { ReceivedExperience } from './received-experience/received-experience.js';
import { TakeExperience, takeExperience } from './received-experience/take-experience.js';
import { TakeWithdrawal, takeWithdrawal } from './received-experience/take-withdrawal.js';
import { exchangeEntries } from './views/exchange-entries.view.js';
import { exchangeKeys } from './views/exchange-keys.view.js';
import { OwnExperience } from './views/own-experience.js';
import { ownExperiences } from './views/own-experiences.view.js';
import { PeerCard } from './views/peer-card.js';
import { peerList } from './views/peer-list.view.js';
import { peerTokens } from './views/peer-tokens.view.js';
import { ReceivedExperienceCard } from './views/received-experience-card.js';
import { receivedExperiences } from './views/received-experiences.view.js';

const system: readonly Role[] = ['system'];

const experiences = commands('experiences', Experience, (command) => [
  command(PublishExperience, publishExperience, EXCHANGE_WRITERS, {
    label: { zh: '发布经验', en: 'Publish an experience' },
    creates: true,
    facts: audienceFacts,
    personal: refuseResidents,
    example: examples.publishExperience,
  }),
  command(ReviseExperience, reviseExperience, EXCHANGE_WRITERS, {
    label: { zh: '修订经验', en: 'Revise an experience' },
    facts: revisionFacts,
    personal: refuseResidents,
    example: examples.reviseExperience,
  }),
  command(WithdrawExperience, withdrawExperience, EXCHANGE_WRITERS, {
    label: { zh: '撤回经验', en: 'Withdraw an experience' },
    example: examples.withdrawExperience,
  }),
]);

const peers = commands('peers', Peer, (command) => [
  command(RegisterPeer, registerPeer, EXCHANGERS, {
    label: { zh: '登记兄弟县区', en: 'Register a peer county' },
    example: examples.registerPeer,
  }),
  command(IssuePeerToken, issuePeerToken, system, {
    label: { zh: '登记访问令牌', en: 'Give a peer a token by its hash' },
    example: examples.issuePeerToken,
  }),
  command(RevokePeerToken, revokePeerToken, EXCHANGERS, {
    label: { zh: '撤销访问令牌', en: 'Revoke a peer’s token' },
    example: examples.revokePeerToken,
  }),
  command(TrustPeerKey, trustPeerKey, EXCHANGERS, {
    label: { zh: '登记对方签名公钥', en: 'Trust a peer’s key' },
    example: examples.trustPeerKey,
  }),
  command(AcceptPeerKey, acceptPeerKey, system, {
    label: { zh: '接受对方更换的公钥', en: 'Accept a key the peer changed to' },
    example: examples.acceptPeerKey,
  }),
  command(SubscribeToPeer, subscribeToPeer, EXCHANGERS, {
    label: { zh: '订阅兄弟县区', en: 'Subscribe to a peer’s feed' },
    example: examples.subscribeToPeer,
  }),
  command(UnsubscribeFromPeer, unsubscribeFromPeer, EXCHANGERS, {
    label: { zh: '取消订阅', en: 'Unsubscribe from a peer’s feed' },
    example: examples.unsubscribeFromPeer,
  }),
]);

const keys = commands('exchange-keys', ExchangeKey, (command) => [
  command(IntroduceExchangeKey, introduceExchangeKey, system, {
    label: { zh: '启用签名密钥', en: 'Sign with a new key' },
    example: examples.introduceExchangeKey,
  }),
]);

const received = commands('received-experiences', ReceivedExperience, (command) => [
  command(TakeExperience, takeExperience, system, {
    label: { zh: '接收经验', en: 'Take an experience' },
    example: examples.takeExperience,
  }),
  command(TakeWithdrawal, takeWithdrawal, system, { label: { zh: '接收撤回', en: 'Take a withdrawal' }, example: examples.takeWithdrawal }),
]);

const borrowings = commands('experience-borrowings', ExperienceBorrowing, (command) => [
  command(BorrowExperience, borrowExperience, BORROWERS, {
    label: { zh: '借鉴经验', en: 'Take up an experience' },
    facts: receivedFacts,
    example: examples.borrowExperience,
  }),
]);

/** Exchange between counties: what can be done. */
export const exchangeCommands: readonly (readonly RegisteredCommand[])[] = [experiences, peers, keys, received, borrowings];

/** And what is seen of it. */
export const exchangeViews: readonly RegisteredView[] = [
  view(ownExperiences, {
    model: OwnExperience,
    roles: EXCHANGE_READERS,
    label: { zh: '本县发布的经验', en: 'Experience of this county' },
    filters: ['topic', 'status', 'publishedOn'],
    orderBy: 'publishedOn',
  }),
  view(receivedExperiences, {
    model: ReceivedExperienceCard,
    roles: READERS,
    label: { zh: '兄弟县区的经验', en: 'Experience of other counties' },
    filters: ['from', 'topic', 'status', 'toldOn'],
    orderBy: 'toldOn',
  }),
  view(peerList, {
    model: PeerCard,
    roles: EXCHANGE_READERS,
    label: { zh: '兄弟县区', en: 'Peer counties' },
    filters: [],
    orderBy: 'name',
  }),
  view(peerTokens),
  view(exchangeKeys),
  view(exchangeEntries),
];
