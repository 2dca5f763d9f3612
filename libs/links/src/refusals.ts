export const refusals = {
  'link.with-itself': { zh: '节点不能与自己建立连接', en: 'A node cannot be linked with itself' },
  'link.other-relation': { zh: '该节点已按另一种关系建立连接', en: 'The node is linked already in another relation' },
  'link.not-a-batch': { zh: '收到的不是有效的数据批次', en: 'What came is not a batch' },
  'link.wrong-receiver': { zh: '这批数据不是发给本节点的', en: 'The batch is addressed to another node' },
  'link.bad-signature': { zh: '数据批次的签名无效', en: 'The signature of the batch does not hold' },
  'link.old-epoch': { zh: '数据批次来自该节点恢复之前的旧纪元', en: 'The batch is of an epoch before that node was restored' },
  'link.busy': { zh: '同一事件流正由另一连接写入，请重试', en: 'Another link is writing the same stream; try again' },
  'link.acknowledged-too-much': { zh: '对方确认的序号超过了已发送的数量', en: 'The peer acknowledged more than was sent' },
  'link.no-progress': { zh: '对方没有接收所发送的数据', en: 'The peer took nothing of what was sent' },
  'link.head-not-yet': { zh: '转送的事件流还缺少其所有者的签名', en: 'The owner has not yet signed the relayed stream' },
  'sharing.not-a-stream': { zh: '“{stream}”不是事件流名称', en: '"{stream}" is not the name of a stream' },
  'sharing.with-itself': { zh: '不能共享给自己', en: 'A stream cannot be shared with its own node' },
};
