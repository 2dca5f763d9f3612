import { ACTIVITY_TYPES, type ActivityType } from '@tongxin/contracts';
import { clausesOfOthers, countOf, shareOf } from './item-count.js';
import { eachOf, shareOut, whenOf, type Said } from './item-when.js';
import type { Mention } from './mention.js';
import { outsideOf } from './participants.js';
import type { ReadItem } from './plan-reading.js';
import type { Planned } from './planned.js';
import { titleOf } from './titles.js';
import { split, topicsOf } from './topics.js';
import { readWhens, type When } from './when.js';

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

interface Found {
  when: When;
  said: Said | null;
  count: number;
  counted: boolean;
}

function toItem(mention: Mention, planned: Planned, found: Found): ReadItem {
  const { sentence, mentions, clauses } = planned;
  const stretch = stretchOf(mention, planned);
  const topics = themesOf(mention, planned);
  const outside = outsideOf(stretch);
  return {
    type: mention.type,
    title: sentence.topic ?? titleOf(mention, mentions, clauses),
    ...found.when,
    count: found.count,
    topics,
    outside,
    owner: sentence.owner,
    report: stretch.includes('报告') && REPORTED.has(mention.type),
    source: sentence.text,
    span: sentence.span,
    sure: sureOf(mention, found, { about: topics.length > 0, isTitle: sentence.isHeading || sentence.isTitle }),
    why: whyOf(mention, found, { topics, outside }),
  };
}

const REPORTED: ReadonlySet<ActivityType> = new Set(['FIELD_SURVEY', 'INSPECTION', 'SUPERVISION']);

function themesOf(mention: Mention, planned: Planned): string[] {
  const own = topicsOf({ mention, about: partOf(mention, planned) }, planned.clauses, clausesOfOthers(mention, planned));
  if (own.length > 0) return own;
  return planned.sentence.topic === null ? [...planned.topicsAbove] : split(planned.sentence.topic);
}

function whyOf(
  { type, word }: Mention,
  { said, count, counted }: Found,
  { topics, outside }: Pick<ReadItem, 'topics' | 'outside'>,
): string[] {
  const lines = [
    `类型：${ACTIVITY_TYPES[type].zh}（“${word}”）`,
    said && `时间：${said.mention.phrase}${said.own ? '' : '（取自上文）'}`,
    counted && `次数：${count}`,
    topics.length > 0 && `主题：${topics.join('、')}`,
    outside.length > 0 && `外部人员：${outside.join('、')}`,
  ];
  return lines.filter((line) => typeof line === 'string');
}

const BASE = { event: 0.75, act: 0.7, noun: 0.6 } as const;

function sureOf(
  { strength, vague, type }: Mention,
  { said, counted }: Found,
  { about, isTitle }: { about: boolean; isTitle: boolean },
): number {
  const signs: readonly [boolean, number][] = [
    [said?.own === true, 0.12],
    [said?.own === false, 0.08],
    [counted, 0.08],
    [about, 0.05],
    [isTitle, -0.1],
    [type === 'MEMBER_ACTIVITY', -0.1],
  ];
  const sum = signs.reduce((total, [holds, weight]) => (holds ? total + weight : total), BASE[strength] - vague * 0.12);
  return Math.round(Math.min(0.98, Math.max(0.2, sum)) * 100) / 100;
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
