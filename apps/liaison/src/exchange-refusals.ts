import type { Label } from '@tongxin/runtime';

/** Texts of what the exchange with other counties refuses, and of what keeps it from going on. */
export const exchangeRefusals: Readonly<Record<string, Label>> = {
  'experience.personal-number': {
    zh: '文中有电话、证件或银行卡号码（{numbers}），不能对外发布，请删去或改为数量。',
    en: 'There are numbers of persons in it ({numbers}); take them out, or say how many.',
  },
  'experience.personal-name': {
    zh: '文中有本单位登记的姓名（{names}），请改为人数；确非人名的，请逐个确认后再发布。',
    en: 'There are names known here in it ({names}); say how many persons, or confirm of each word that it means nobody.',
  },
  'experience.peer-unknown': { zh: '没有登记这些兄弟县区：{peers}。', en: 'Not registered as peers: {peers}.' },
  'experience.not-published': { zh: '没有发布过这份经验。', en: 'No such experience was published.' },
  'experience.withdrawn': { zh: '这份经验已经撤回。', en: 'The experience has been withdrawn.' },
  'peer.itself': { zh: '不能把本单位登记为兄弟县区。', en: 'A county is not its own peer.' },
  'peer.not-registered': { zh: '没有登记这个兄弟县区。', en: 'The county is not registered as a peer.' },
  'peer.token-used': { zh: '这个令牌曾经用过，请换一个。', en: 'The token was used before; make another.' },
  'peer.key-missing': { zh: '请先登记对方的签名公钥。', en: 'Trust a key of the peer first.' },
  'peer.key-not-endorsed': { zh: '新公钥没有得到现用公钥的认可。', en: 'The key that is trusted does not vouch for this one.' },
  'peer-list.not-found': { zh: '没有登记这个兄弟县区。', en: 'The county is not registered as a peer.' },
  'exchange-key.superseded': { zh: '签名密钥已被更换，请重试。', en: 'The key was changed meanwhile; try again.' },
  'exchange-feed.last-event-not-found': {
    zh: '没有这条记录，请从头读取。',
    en: 'The feed knows no such entry; read it from the beginning.',
  },
  'received-experience.withdrawn': { zh: '对方已经撤回这份经验。', en: 'The peer has taken the experience back.' },
  'received-experience.personal-number': {
    zh: '对方发来的内容带有个人号码，没有接收。',
    en: 'What came has numbers of persons in it and was not taken.',
  },
  'experience-borrowing.not-received': { zh: '没有收到过这份经验。', en: 'No such experience was received.' },
  'experience-borrowing.withdrawn': { zh: '对方已经撤回这份经验。', en: 'The peer has taken the experience back.' },
  'exchange.token-missing': { zh: '还没有保存对方发来的访问令牌。', en: 'The token the peer gave is not kept here yet.' },
  'exchange.token-refused': { zh: '对方不再接受访问令牌。', en: 'The peer refuses the token.' },
  'exchange.not-subscribed': { zh: '没有订阅这个兄弟县区。', en: 'The peer’s feed is not subscribed to.' },
  'exchange.peer-unreachable': { zh: '连接不上对方（{cause}）。', en: 'The peer cannot be reached ({cause}).' },
  'exchange.peer-answered': { zh: '对方答复了 {status}。', en: 'The peer answered {status}.' },
  'exchange.page-too-large': { zh: '对方发来的一页超过 {most} 字节。', en: 'A page is larger than {most} bytes.' },
  'exchange.bad-signature': { zh: '对方发来的一页签名无效。', en: 'The signature of a page does not hold.' },
  'exchange.key-unknown': {
    zh: '签名用的公钥没有得到已登记公钥的认可，请与对方核对。',
    en: 'A page is signed with a key that the trusted one does not vouch for; ask the peer.',
  },
  'exchange.not-a-page': { zh: '对方发来的不是有效的内容。', en: 'What the peer sent is no page of a feed.' },
  'exchange.last-event-unknown': { zh: '对方从头恢复过，将重新读取。', en: 'The peer was restored; its feed is read from the beginning.' },
  'exchange.failed': { zh: '读取时出错，将自动重试。', en: 'Reading failed; it is tried again.' },
};
