import { ACTIVITY_TYPES, type ActivityType } from '@tongxin/contracts';
import type { Clause } from './clauses.js';
import { readCounts, type Count } from './counts.js';
import type { Mention } from './mentions.js';
import { outsideOf } from './participants.js';
import type { ReadItem } from './plan-reading.js';
import type { Sentence } from './sentences.js';
import { titleOf } from './titles.js';
import { split, topicsOf } from './topics.js';
import { isNear, NO_WHEN, readWhens, type When, type WhenMention } from './when.js';

export interface Planned {
  sentence: Sentence;
  scan: string;
  clauses: readonly Clause[];
  mentions: readonly Mention[];
  /** Mentions that became cadences. */
  skip: ReadonlySet<Mention>;
  topicsAbove: readonly string[];
}

const UNITS: Partial<Record<ActivityType, string>> = {
  FIELD_SURVEY: '次场轮项个篇',
  INSPECTION: '次场轮批项',
  PROPOSAL_WORK: '件篇份条',
  OPINION_WORK: '条篇期件份',
  PUBLICITY: '篇条次场期件',
  MEMBERS_HOME: '个家',
  MEETING: '次场个',
};

/** Makes an item of each activity a sentence plans; months that are listed make one item each. */
export function buildItems(planned: Planned): ReadItem[] {
  const whens = readWhens(planned.scan);
  return planned.mentions
    .filter((mention) => !planned.skip.has(mention))
    .flatMap((mention) => {
      const count = countOf(mention, planned);
      const said = eachOf(mention, whens, count) ?? whenOf(mention, whens, planned);
      const list = shareOut(mention, said, planned);
      return list.map((when) => toItem(mention, planned, { when, said, count: shareOf(count, list.length), counted: count !== undefined }));
    });
}

/** 上半年聚焦…、下半年聚焦…，各组织1场: every time said before it counts. */
function eachOf(mention: Mention, whens: readonly WhenMention[], count: Count | undefined): Found['said'] {
  const before = whens.filter(({ start }) => start < mention.start);
  const [first, ...others] = before;
  if (!first || others.length === 0 || count?.each !== true) return null;
  return {
    mention: { ...first, whens: before.flatMap((one) => one.whens), phrase: before.map(({ phrase }) => phrase).join('、') },
    own: true,
  };
}

/** 在6月和8月分别视察…、调研…: the first month is the first activity's. */
function shareOut(mention: Mention, said: Found['said'], { mentions, clauses }: Planned): When[] {
  const list = said?.mention.whens ?? [NO_WHEN];
  const together = mentions.filter(({ clause }) => clause === mention.clause);
  const [own] = list.slice(together.indexOf(mention));
  const isShared = list.length > 1 && together.length === list.length && /分别/.test(clauses[mention.clause.index]?.text ?? '');
  return isShared && own ? [own] : list;
}

interface Found {
  when: When;
  said: { mention: WhenMention; own: boolean } | null;
  count: number;
  counted: boolean;
}

function toItem(mention: Mention, planned: Planned, { when, said, count, counted }: Found): ReadItem {
  const { sentence, clauses } = planned;
  const stretch = stretchOf(mention, planned);
  const own = topicsOf({ mention, about: partOf(mention, planned) }, clauses, clausesOfOthers(mention, planned));
  const themes = sentence.topic === null ? [...planned.topicsAbove] : split(sentence.topic);
  const topics = own.length > 0 ? own : themes;
  const outside = outsideOf(stretch);
  const report = /(?:调研|调查|视察|考察|监督|评议|专题)?报告/.test(stretch) && /FIELD_SURVEY|INSPECTION|SUPERVISION/.test(mention.type);
  const why = [`类型：${ACTIVITY_TYPES[mention.type].zh}（“${mention.word}”）`];
  if (said) why.push(`时间：${said.mention.phrase}${said.own ? '' : '（取自上文）'}`);
  if (counted) why.push(`次数：${String(count)}`);
  if (topics.length > 0) why.push(`主题：${topics.join('、')}`);
  if (outside.length > 0) why.push(`外部人员：${outside.join('、')}`);
  return {
    type: mention.type,
    title: sentence.topic === null ? titleOf(mention, planned.mentions, clauses) : sentence.topic,
    ...when,
    count,
    topics,
    outside,
    owner: sentence.owner,
    report,
    source: sentence.text,
    span: sentence.span,
    sure: sureOf(mention, { said, counted, about: topics.length > 0 }, sentence),
    why,
  };
}

function sureOf(
  mention: Mention,
  { said, counted, about }: { said: Found['said']; counted: boolean; about: boolean },
  sentence: Sentence,
): number {
  const base = { event: 0.75, act: 0.7, noun: 0.6 }[mention.strength];
  const gains = (said ? (said.own ? 0.12 : 0.08) : 0) + (counted ? 0.08 : 0) + (about ? 0.05 : 0);
  const doubts = mention.vague * 0.12 + (sentence.isHeading || sentence.isTitle ? 0.1 : 0) + (mention.type === 'MEMBER_ACTIVITY' ? 0.1 : 0);
  return Math.round(Math.min(0.98, Math.max(0.2, base + gains - doubts)) * 100) / 100;
}

/** The time said nearest before the activity; one said after it counts when it stands in its clause or in brackets; else the heading's. */
function whenOf(mention: Mention, whens: readonly WhenMention[], { sentence, scan, mentions }: Planned): Found['said'] {
  const { clause } = mention;
  const inClause = whens.filter(({ start, end }) => start >= clause.start && end <= clause.end);
  const before = whens.filter(({ start }) => start < mention.end).at(-1);
  const after = whens.find(
    ({ start }) =>
      start >= mention.end &&
      (isBracketed(scan, start) ||
        (whens.length === 1 &&
          isTail(scan, start) &&
          !mentions.some((other) => other !== mention && start >= other.clause.start && start < other.clause.end))),
  );
  const own = inClause.filter(({ start }) => start < mention.end).at(-1) ?? before ?? inClause[0] ?? after;
  const { context } = sentence;
  const isFeastOfMonth = own?.soft === true && context?.whens.some((when) => isNear(when, own.whens[0]));
  if (own && !isFeastOfMonth) return { mention: own, own: true };
  return context ? { mention: context, own: false } : null;
}

/** …（12月，责任人：…） at the end of a line dates all of it. */
const isBracketed = (scan: string, start: number): boolean =>
  /[(（][^)）]*$/.test(scan.slice(0, start)) && /^[^)）]*[)）]\s*[。；;]?$/.test(scan.slice(start));

const isTail = (scan: string, start: number): boolean => /^.{0,12}$/.test(scan.slice(start)) || /[，,]\s*$/.test(scan.slice(0, start));

/** The nearest number in the clause with a unit that fits; else one that opens the next clause (…活动，不少于6次). */
function countOf(mention: Mention, planned: Planned): Count | undefined {
  const units = UNITS[mention.type] ?? '次场期轮批';
  const fits = ({ unit }: Count): boolean => units.includes(unit.charAt(0)) && unit !== '人次';
  const near = readCounts(mention.clause.text).filter(fits);
  const at = mention.start - mention.clause.start;
  const own = near.sort((a, b) => distance(a, at) - distance(b, at))[0];
  if (own) return own;
  const others = clausesOfOthers(mention, planned);
  return (
    planned.clauses
      .filter(({ index }) => index > mention.clause.index && index <= mention.clause.index + 2 && !others.has(index))
      .flatMap(({ text }) => readCounts(text).filter((count) => fits(count) && isAboutTheSame(mention, text, count)))[0] ??
    coursesBefore(mention, planned)
  );
}

/** …活动，全年不少于6次; …开展调研，撰写调研报告2篇 */
const isAboutTheSame = ({ type }: Mention, text: string, count: Count): boolean =>
  /^[\s]*(?:全年|年内|每年|共|计划|总计)?\s*$/.test(text.slice(0, count.start)) ||
  (type === 'FIELD_SURVEY' && /报告/.test(text)) ||
  (type === 'PUBLICITY' && /推送|信息|稿/.test(text));

/** 选取…2个课题，…开展调研 */
function coursesBefore({ type, clause }: Mention, { clauses }: Planned): Count | undefined {
  if (type !== 'FIELD_SURVEY') return undefined;
  return clauses
    .filter(({ index, text }) => index < clause.index && /个(?:重点)?课题/.test(text))
    .flatMap(({ text }) => readCounts(text).filter(({ unit }) => unit === '个'))[0];
}

const distance = ({ start, end }: Count, at: number): number => (start >= at ? start - at : (at - end) * 2);

function shareOf(count: Count | undefined, parts: number): number {
  if (!count) return 1;
  return parts > 1 && !count.each && count.value % parts === 0 ? count.value / parts : count.value;
}

/** From the clause after the previous activity to the clause of the next. */
function stretchOf(mention: Mention, { mentions, clauses, scan }: Planned): string {
  const previous = mentions.filter(({ clause }) => clause.index < mention.clause.index).at(-1);
  const next = mentions.find(({ clause }) => clause.index > mention.clause.index);
  const from = previous ? (clauses[previous.clause.index + 1]?.start ?? 0) : 0;
  return scan.slice(from, next?.clause.start ?? scan.length);
}

/** The part of its clause that is the activity's own: up to the next one there. */
function partOf(mention: Mention, { mentions }: Planned): string {
  const { clause } = mention;
  const previous = mentions.filter((other) => other.clause === clause && other.start < mention.start).at(-1);
  const next = mentions.find((other) => other.clause === clause && other.start > mention.start);
  return clause.text
    .slice((previous?.end ?? clause.start) - clause.start, (next?.start ?? clause.end) - clause.start)
    .replace(/[、和及与并]$/, '');
}

function clausesOfOthers(mention: Mention, { mentions }: Planned): ReadonlySet<number> {
  return new Set(mentions.filter(({ clause }) => clause.index !== mention.clause.index).map(({ clause }) => clause.index));
}
