import type { ActivityType } from '@tongxin/contracts';
import { ACTIVITY_TYPES } from '@tongxin/contracts';
import { TRIGGERS } from './activity-triggers.js';
import { clausesOf } from './clauses.js';
import { readCounts } from './counts.js';
import type { Line } from './lines.js';
import type { ReadItem } from './plan-reading.js';
import { saysSomething, type SentenceReading } from './read-sentence.js';
import type { Sentence } from './sentences.js';
import { AIM } from './tone.js';
import { shorten } from './titles.js';
import { split } from './topics.js';
import { NO_WHEN, readWhens, type WhenMention } from './when.js';

const OPENS_TOPIC_LINES = /(?:以下|如下|下列|几个|方面)[^。]{0,20}(?:突破|进展|成效|亮点|特色)|(?:切入点|突破口)[^。]{0,30}(?:以下|几个)/;
const LISTS_OBJECTS = /课题|议题|选题|题目|专题|内容|活动|安排|项目|重点|视察|调研|协商|监督|如下|以下/;
const LONGEST_ENTRY = 60;

/** Reads the entries of lists whose heading says what they are: 调研课题, 视察活动, lines to be taken up this year. */
export function readLists(readings: readonly SentenceReading[], lines: readonly Line[]): void {
  for (const reading of readings) {
    const { sentence } = reading;
    if (!isEntry(reading, readings)) continue;
    const opener = lines[sentence.line.parents.at(-1) ?? -1]?.text ?? '';
    if (OPENS_TOPIC_LINES.test(opener)) reading.items = [topicLine(sentence)];
    else reading.items = entriesOf(opener, sentence);
    if (reading.items.length === 0) reading.items = datedEntry(sentence);
  }
}

function isEntry(reading: SentenceReading, readings: readonly SentenceReading[]): boolean {
  const { sentence } = reading;
  if (saysSomething(reading) || sentence.isHeading || sentence.section !== 'work') return false;
  return readings.find((other) => other.sentence.line.index === sentence.line.index) === reading;
}

function topicLine(sentence: Sentence): ReadItem {
  const [title = sentence.text] = sentence.text.split(/[，,。：:]/);
  return {
    ...blank(sentence, 'TOPIC_LINE'),
    title: shorten(title),
    topics: [shorten(title)],
    sure: 0.7,
    why: ['专题工作：列在所属条目的方向之下'],
  };
}

/** 视察活动：1. 高标准农田建设情况（4月） */
function entriesOf(opener: string, sentence: Sentence): ReadItem[] {
  const type = typeOfOpener(opener);
  if (!type || !isEntryOf(opener, sentence)) return [];
  const whens = readWhens(sentence.scan)[0]?.whens ?? sentence.context?.whens.slice(0, 1) ?? [];
  const base = {
    ...blank(sentence, type),
    title: shorten(sentence.text.replace(/[（(][^）)]*[）)]$/, (note) => (readWhens(note).length > 0 ? '' : note))),
    topics: split(sentence.text),
    sure: 0.6,
    why: [`类型：${ACTIVITY_TYPES[type].zh}（取自上级标题“${opener}”）`],
  };
  return (whens.length > 0 ? whens : [NO_WHEN]).map((when) => ({ ...base, ...when }));
}

/** An entry is short and names a thing; a sentence that holds, aims or explains is none. */
function isEntryOf(opener: string, { text, scan }: Sentence): boolean {
  if (text.length > LONGEST_ENTRY || (isAim(text) && !isDatedName(opener, text))) return false;
  if (readWhens(scan).length > 0 || readCounts(scan).length > 0) return !holdsByClauses(text);
  return LISTS_OBJECTS.test(opener) && !/[，,：:]|是|可以|我们/.test(text);
}

const TOPIC_WORD = /[课议选]题|题目/;

/** 推进污水治理（3月，牵头：甲） below 协商议题: the matter to be taken up, with its month in brackets. */
const isDatedName = (opener: string, text: string): boolean =>
  TOPIC_WORD.test(opener) && /^[^，,：:]*[（(]/.test(text) && readWhens(text).length > 0;

const isAim = (text: string): boolean => !text.startsWith('关于') && /[推促提增加坚强确](?:动|进|高|升|强|持|化|保)/.test(text.slice(0, 4));

const holdsByClauses = (text: string): boolean =>
  clausesOf(text).length > 1 && !/^[^，,：:]*[（(]/.test(text) && /组织|开展|召开|举办|做好|办好|建立/.test(text);

const HOLDS = /^(?:组织|开展|举办|召开|举行|配合|协助|参加|参与|征集|编印|编写|撰写|评选|制定|印制|推荐|选派|聘请|启动|筹备|拟定|成立)/;

/** A dated line that begins with a verb of holding plans something, even if the dictionary has no word for it. */
function datedEntry(sentence: Sentence): ReadItem[] {
  const [own] = readWhens(sentence.scan);
  const when = own ?? sentence.context;
  const title = shorten(withoutLead(sentence.text, own));
  const entry = sentence.text.length > LONGEST_ENTRY ? null : (topicEntry(title) ?? unknownEntry(title, sentence));
  if (!when || !entry) return [];
  return when.whens.map((one) => ({
    ...blank(sentence, entry.type),
    ...one,
    ...entry,
    title,
    why: [...entry.why, `时间：${when.phrase}`],
  }));
}

type Entry = Pick<ReadItem, 'type' | 'topics' | 'sure' | 'why'>;

/** 协商议题“农村公路管护” */
function topicEntry(title: string): Entry | null {
  const topics = split(/议题\s*[:：]?\s*[“"]?([^”"，,]{3,40})/.exec(title)?.[1] ?? '');
  return topics.length > 0 ? { type: 'CONSULTATION', topics, sure: 0.6, why: ['类型：协商议事（“议题”）'] } : null;
}

const unknownEntry = (title: string, { isTitle }: Sentence): Entry | null =>
  HOLDS.test(title) && !isTitle ? { type: 'OTHER', topics: [], sure: 0.4, why: ['类型：未能识别，请选择'] } : null;

const withoutLead = (text: string, lead: WhenMention | undefined): string =>
  lead && lead.start <= 2 ? text.slice(lead.end).replace(/^[:：，,\s]+/, '') : text;

/** The one type a heading such as 视察活动 names; none when it names several or is a slogan. */
function typeOfOpener(opener: string): ActivityType | null {
  if (opener.length > 30 || opener.search(AIM) >= 0) return null;
  // 协商议题 names the activity beside the word for what it is about.
  const named = opener.replace(TOPIC_WORD, '');
  const types = TRIGGERS.filter(({ type, pattern }) => type !== 'MEMBER_ACTIVITY' && named.search(pattern) >= 0).map(({ type }) => type);
  const [only] = new Set(types);
  return new Set(types).size === 1 && only ? only : null;
}

function blank(sentence: Sentence, type: ActivityType): ReadItem {
  return {
    type,
    title: '',
    ...NO_WHEN,
    count: 1,
    topics: [],
    outside: [],
    owner: sentence.owner,
    report: false,
    source: sentence.text,
    span: sentence.span,
    sure: 0.5,
    why: [],
  };
}
