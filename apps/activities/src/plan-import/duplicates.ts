import type { Line } from './lines.js';
import type { QuotaName, ReadItem } from './plan-reading.js';
import { saysSomething, type SentenceReading } from './read-sentence.js';

/** A heading or title sentence yields to what stands under it; the same activity said twice in a plan is one item. */
export function dropDuplicates(readings: readonly SentenceReading[], lines: readonly Line[]): void {
  for (const reading of readings)
    keep(reading, (item) => !isSaidBelow(item, reading, readings, lines) && !isPaced(item, reading) && !isOwed(item, reading));
  const all = readings.flatMap(({ items }) => items);
  const dropped = new Set<ReadItem>();
  for (const items of Map.groupBy(all, ({ type }) => type).values()) dropRepeated(items, dropped);
  for (const reading of readings) keep(reading, (item) => !dropped.has(item));
}

/** Of the items of one type: the bare ones go when another says more, the second of two that say the same is taken into the first. */
function dropRepeated(items: readonly ReadItem[], dropped: Set<ReadItem>): void {
  const bare = items.filter(isBare);
  if (bare.length < items.length) for (const item of bare) dropped.add(item);
  items.forEach((item, index) => {
    if (dropped.has(item)) return;
    const twin = items.find((other, place) => place > index && !dropped.has(other) && isSame(item, other));
    if (!twin) return;
    dropped.add(twin);
    absorb(item, twin);
  });
}

function keep(reading: SentenceReading, stays: (item: ReadItem) => boolean): void {
  const items = reading.items.filter(stays);
  if (items.length < reading.items.length) reading.repeats = true;
  reading.items = items;
}

/** A cadence in the same sentence says it already; not what has a time of its own there: 每季度召开例会，年底召开总结会. */
const isPaced = (item: ReadItem, { cadences, sentence }: SentenceReading): boolean =>
  item.count === 1 && (isUndated(item) || sentence.context !== null) && cadences.some(({ type }) => type === item.type);

const OWED: Partial<Record<ReadItem['type'], QuotaName>> = {
  PROPOSAL_WORK: 'proposal',
  OPINION_WORK: 'opinionItem',
  FIELD_SURVEY: 'surveyOrInspection',
  INSPECTION: 'surveyOrInspection',
  DUTY_REPORT: 'dutyReport',
};

/** 组织委员撰写提案，每位委员提交两件: the quota says it. */
function isOwed(item: ReadItem, { quotas }: SentenceReading): boolean {
  const quota = OWED[item.type];
  return quota !== undefined && quotas[quota] !== undefined && isBare(item);
}

function isSaidBelow(item: ReadItem, { sentence }: SentenceReading, readings: readonly SentenceReading[], lines: readonly Line[]): boolean {
  if (!sentence.isHeading && !sentence.isTitle) return false;
  const { index } = sentence.line;
  const below = readings.filter(
    ({ sentence: other }) => other !== sentence && (other.line.index === index || lines[other.line.index]?.parents.includes(index)),
  );
  if (sentence.isHeading || item.type === 'MEMBER_ACTIVITY') return below.some(saysSomething);
  handDown(
    item,
    below.flatMap(({ items }) => items.filter(({ type }) => type === item.type)),
  );
  return below.some(
    ({ items, cadences, quotas }) =>
      [...items, ...cadences].some(({ type }) => type === item.type) || (item.type === 'PROPOSAL_WORK' && quotas.proposal !== undefined),
  );
}

/** 抓好三次视察。分别对…进行视察: the title's number holds for the one item below it. */
function handDown({ count }: ReadItem, [only, ...others]: ReadItem[]): void {
  if (only && others.length === 0 && only.count === 1) only.count = count;
}

const FILLER =
  /组织|开展|举办|召开|安排|进行|参加|参与|建立|完善|做好|抓好|加强|积极|定期|经常|认真|扎实|深入|广泛|进一步|委员们?|政协|活动|工作|全体|各项|一次|制度|座谈|视察|调研|调查|研究|学习|培训|考察|提案|社情民意|信息|慰问|走访|评议|民主|监督|协商|议事|宣传|报道|联谊|述职|报告|和|及|与|、|的|等|（.*?）/g;

/** Says nothing beyond its type: 组织委员开展视察活动. */
function isBare(item: ReadItem): boolean {
  const hasMore =
    item.quarter !== null ||
    item.period !== null ||
    item.months.length > 0 ||
    item.count > 1 ||
    item.topics.length > 0 ||
    item.outside.length > 0;
  return !hasMore && item.title.replace(FILLER, '').length <= 2;
}

function isSame(a: ReadItem, b: ReadItem): boolean {
  if (a.source === b.source || a.count !== b.count || !(isUndated(a) || isUndated(b) || isSameTime(a, b))) return false;
  return a.title === b.title || a.topics.some((topic) => b.topics.some((other) => topic.includes(other) || other.includes(topic)));
}

function isSameTime(a: ReadItem, b: ReadItem): boolean {
  return a.quarter === b.quarter && a.month === b.month && a.period === b.period && a.months.join() === b.months.join();
}

const isUndated = ({ quarter, period, months }: ReadItem): boolean => quarter === null && period === null && months.length === 0;

function absorb(item: ReadItem, twin: ReadItem): void {
  if (isUndated(item)) Object.assign(item, { quarter: twin.quarter, month: twin.month, months: twin.months, period: twin.period });
  item.topics = [...new Set([...item.topics, ...twin.topics])].filter(
    (topic, _, all) => !all.some((other) => other !== topic && other.includes(topic)),
  );
  item.outside = [...new Set([...item.outside, ...twin.outside])];
  item.why = [...item.why, `文中重复出现：“${twin.title}”`];
}
