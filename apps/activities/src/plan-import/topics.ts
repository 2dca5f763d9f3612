import type { Clause } from './clauses.js';
import type { Mention } from './mention.js';

const ACT =
  '(?:联合|联动|集中|专题|专项|实地|深入|广泛|跟踪|社会|民主)*(?:视察|调研|调查研究|调查|考察|监督|检查|评议|协商|巡查|察看|座谈|议政|研讨)';
const HOLD = '(?:进行|开展|实施|召开|举办|组织|举行)';
/** Each names what an activity is about; the first that fits a clause wins. */
const ABOUT: readonly RegExp[] = [
  new RegExp(`(?:分别)?对(?!口)(.{2,80}?)(?:${HOLD}|${ACT})`),
  new RegExp(
    `(?:围绕|针对|聚焦|紧扣|就|以(?!及|来|便|期|上|下|后|前))(.{2,120}?)(?:等(?:\\d|[一二两三四五六七八九十])*(?:个)?(?:重点)?(?:方面|内容|问题|主题|议题|课题|工作|领域|项目|民生议题|民生实事|重点工作|热点|难点)*|为(?:主题|题|课题|重点|内容)|(?:方面|内容|主题|议题)?)(?:的)?(?:${HOLD}|${ACT}|与[^，,]{2,10}开展|$)`,
  ),
  new RegExp(`关于(.{2,60}?)的?${ACT}`),
  new RegExp(`[“"](.{2,20}?)[”"](?:为主题|专题|主题|(?:专题|专项)?(?:视察|调研))`),
  /个(?:重点)?(?:课题|议题|题目)[（(]([^）)]{4,80})[）)]/,
  new RegExp(`(?:${HOLD}|参与|参加|做好|搞好|抓好)(?:一次|1次|好)?([^，,、“”"]{3,30}?)(?:问题|工作)?的?${ACT}`),
  /(?:选取|选择|选定|确定)(.{2,60}?)(?:\d|[一二两三四五六])+个?(?:课题|议题|题目)/,
  /(?:集中|专题|集体|深入)*学习(?!读书班|培训|考察|活动|制度|计划|笔记|贯彻|内容|教育|体会|心得|交流|[、和及或与]|[一二两三四五六七八九十\d]|会|日|$)(.{2,80})$/,
  new RegExp(
    `${ACT}(?!活动|工作$|报告|成果|等|议事|座谈|恳谈|民主|小组|学习|调研|并|后|[、和及或]|[一二两三四五六七八九十\\d]|会|组|$)(.{2,80})$`,
  ),
];
const LEADS_IN = /^\s*(?:年初|[上下]半年|[一二三四]季度|全年)?(?:重点|主要)?(?:围绕|针对|聚焦|紧扣|就|以|选取|选择|确定)/;
const ACT_WORD = new RegExp(ACT);
const FOLLOWS =
  /^\s*(?:重点|主要|着重|内容|议题|主题|课题)?(?:围绕|监督|视察|调研|考察|协商|评议|关注|聚焦|就|针对|(?<=内容|主题|重点|议题)[是为])(.{2,120})$/;
const LABEL = /(?:议题|课题|主题|题目|内容|对象)\s*(?:[:：]|为(?=[“"]))\s*(.{2,80})$/;
const NO_TOPIC =
  /^(?:各种|多种|形式多样|丰富多样|一次|两次|活动|相关|有关|深入|工作|中心|大局).{0,6}$|^(?:全体|政协|委员|政协委员|全乡|全镇|[县镇乡]政协|[镇乡]?党委(?:政府)?)$|中心(?:工作|任务)$|委员$|^委员|政协$|职能$|中心、服务大局|^(?:好|半年|每)|协商议事|^(?:一|1)?次|政治协商|民主监督|参政议政|举行|召开|开展|组织|举办|进行|^(?:实地|专题|专项|联合|集中|视察|调研|考察|协商|评议|监督|议事|座谈|学习|会议|和|与|及)+$|^定期|^\d|^[一二两三四五六]?(?:次|场|期)|^(?:小组|用品|交流|并)/;

/** Says what an activity is about, from its clause, the clause that leads in to it and the one that explains it. */
export function topicsOf(
  { mention, about }: { mention: Mention; about: string },
  clauses: readonly Clause[],
  taken: ReadonlySet<number>,
): string[] {
  const at = mention.clause.index;
  const free = (clause: Clause): boolean => !taken.has(clause.index);
  const after = clauses.slice(at + 1, at + 2).filter(free);
  const readers: readonly (() => string[])[] = [
    () => aboutOf(about),
    () => aboutClause(about, mention.clause),
    () => leadIn(clauses.slice(Math.max(0, at - 2), at), taken),
    () => after.flatMap(({ text }) => split(FOLLOWS.exec(text)?.[1] ?? '')),
    () => labelled(clauses.map(({ text }) => text).join('：')),
    () => after.flatMap((clause) => looseTopic(mention, clause)),
  ];
  return firstSaid(readers);
}

function firstSaid(readers: readonly (() => string[])[]): string[] {
  for (const read of readers) {
    const topics = read();
    if (topics.length > 0) return topics;
  }
  return [];
}

/** Of a clause with several activities, what is said of all of them. */
function aboutClause(about: string, { text }: Clause): string[] {
  const topics = aboutOf(text);
  return about.length < text.length ? topics.filter((topic) => !ACT_WORD.test(topic)) : topics;
}

/** 围绕…，组织委员开展调研 */
function leadIn(before: readonly Clause[], taken: ReadonlySet<number>): string[] {
  const open = before.slice(before.findLastIndex(({ index }) => taken.has(index)) + 1);
  return firstSaid(
    open.toReversed().map(
      ({ text }) =>
        () =>
          LEADS_IN.test(text) ? aboutOf(text) : [],
    ),
  );
}

/** 协商座谈会：村级道路养护 */
function looseTopic({ type, clause, end }: Mention, after: Clause): string[] {
  const endsClause = clause.text.trimEnd().length === end - clause.start;
  const isName = after.text.length <= 24 && !/[形推促提听为让请]|参加/.test(after.text);
  return type === 'CONSULTATION' && endsClause && isName ? split(after.text) : [];
}

/** 协商议题：农村生活垃圾分类 */
export function labelled(text: string): string[] {
  const match = LABEL.exec(text);
  return match?.[1] === undefined ? [] : split(match[1]);
}

/** What one clause says it is about. */
export function aboutOf(clause: string): string[] {
  return firstSaid(ABOUT.map((pattern) => () => split(pattern.exec(clause)?.[1] ?? '')));
}

const COUNTED = /[，,]?(?:各)?(?:不少于|至少|不低于)?\s*(?:\d+|[一二两三四五六七八九十]+)\s*(?:次|场|期|轮)(?:以上)?$/;
const ONE_NAME =
  /党委[、和]政府|[热难重焦]点[、和][热难重焦]点|加强和改进|保障和改善|巩固和(?:发展|拓展)|保护(?:和|与)利用|建设[和与]管理/g;

/** Cuts a list at 、 and at the 和 that ends it; a 和 inside a single name stays. */
export function split(list: string): string[] {
  const bare = list
    .replace(/[。；;]+$/, '')
    .replace(COUNTED, '')
    .replace(ONE_NAME, (name) => name.replace(/[、和与]/, '·'))
    .replace(/[。；;]+$/, '')
    .replace(/[（(][^）)]*[）)]/g, '')
    .trim();
  const parts = bare.split('、').flatMap((part, index, all) => (index === all.length - 1 ? splitLast(part, all.length > 1) : [part]));
  return parts.map(tidy).filter((part) => part.length >= 2 && !NO_TOPIC.test(part));
}

function splitLast(part: string, inList: boolean): string[] {
  const at = part.search(/(?<=.)(?:以及|和|及|与)(?!美|谐|平|睦|解|其)/);
  if (at < 0) return [part];
  const link = part.startsWith('以及', at) ? 2 : 1;
  const [left, right] = [part.slice(0, at), part.slice(at + link)];
  return inList || (left.length >= 3 && right.length >= 3) ? [left, right] : [part];
}

function tidy(topic: string): string {
  return topic
    .replace(/^[\s“”"'《》‘’]+|[\s“”"'《》‘’，,]+$/g, '')
    .replace(/^(?:[上下]半年)?(?:重点围绕|围绕|聚焦|重点对|对|就|我[镇乡县]的?|本[镇乡]的?|辖区内的?)/, '')
    .replace(/等(?:[^，,、]{0,8})$/, '')
    .replace(/(?:[一二两三四五六七八九十\d]+个(?:方面|课题|专题|议题|项目|问题|重点)|(?<=.{4})(?:方面|内容))$/, '')
    .replace(/[“”"]/g, '')
    .replace(/·/g, '和')
    .trim();
}
