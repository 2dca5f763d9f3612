import type { Label } from '@tongxin/runtime';

/** What can be amiss with a node. Codes are stable and never reused; operators and alerts go by them. */
export const conditions = {
  'event-store.unreachable': { zh: '事件库没有应答', en: 'The event store does not answer' },
  'view-store.unreachable': { zh: '视图库没有应答', en: 'The view store does not answer' },
  'messaging.unreachable': {
    zh: '消息服务连不上，与其他服务和节点的往来先在本机等候',
    en: 'The message server does not answer; what goes to other services and nodes waits here',
  },
  'view.stopped': {
    zh: '视图 {view} 停在第 {position} 条事件，须由技术人员处理',
    en: 'View {view} stopped after event {position} and needs mending',
  },
  'view.building': {
    zh: '视图 {view} 正在重新生成（已到第 {position} 条），其间旧的照常使用',
    en: 'View {view} is being built anew, up to {position}; the old one answers meanwhile',
  },
  'view.incomplete': {
    zh: '视图 {view} 第一次生成，已到第 {position} 条，还不完整',
    en: 'View {view} is being built for the first time, up to {position}, and is not whole yet',
  },
  'reaction.stuck': {
    zh: '自动处理 {reaction} 停在第 {position} 条事件之后，正在重试',
    en: 'Reaction {reaction} waits after event {position} and tries again',
  },
  'reaction.parked': {
    zh: '自动处理 {reaction} 有 {count} 条事件办不了，已搁置，其他照常',
    en: 'Reaction {reaction} could not deal with {count} events, which are parked; it goes on with others',
  },
  'link.unreachable': {
    zh: '与节点 {peer} 的传输不通，接通后自动补传',
    en: 'Nothing goes to node {peer} at present; it is sent as soon as it does',
  },
  'link.refused': { zh: '节点 {peer} 不接收：{reason}', en: 'Node {peer} does not take what is sent: {reason}' },
  'link.turned-away': {
    zh: '自 {since} 起，节点 {peer} 发来的数据一律没有接收：{reason}',
    en: 'Nothing that node {peer} sends has been taken since {since}: {reason}',
  },
  'link.quarantined': {
    zh: '隔离区有 {count} 批收到的内容未通过核验',
    en: '{count} of what came did not pass its checks and lies in quarantine',
  },
  'disk.nearly-full': { zh: '数据盘只剩 {megabytes} MB', en: 'Only {megabytes} MB are free where the data lies' },
} as const satisfies Record<string, Label>;

export type Condition = keyof typeof conditions;
