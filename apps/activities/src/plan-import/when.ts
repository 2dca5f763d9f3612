import { readNumber } from './numbers.js';

export interface When {
  quarter: number | null;
  month: number | null;
  months: number[];
  period: 'H1' | 'H2' | null;
}

/** A phrase that says when; several whens when it lists them (6月和11月). */
export interface WhenMention {
  whens: When[];
  phrase: string;
  /** A feast or 年底: gives way to a month said beside it. */
  soft: boolean;
  start: number;
  end: number;
}

const MONTH = String.raw`(?:1[0-2]|0?[1-9]|十[一二]?|[元一二三四五六七八九])`;
const DAY = String.raw`(?:份|[上中下]{1,2}旬|初|底|末|\s*\d{1,2}\s*[日号])?`;
const LINK = String.raw`\s*(?:、|和|及|与|，|或|,)\s*`;
const TO = String.raw`\s*(?:-|—+|–|－|~|～|至|到)\s*`;
const QUARTER = String.raw`[一二三四1-4]`;
const BEFORE = String.raw`(?<![\d十.每本当个几万百千])`;

const FIRM_READERS = 7;

type Reader = (match: RegExpExecArray) => When[];

const READERS: readonly [RegExp, Reader][] = [
  [
    new RegExp(`${BEFORE}(${MONTH})月?${DAY}${TO}(${MONTH})月${DAY}`, 'g'),
    ([, from = '', to = '']) => [range(readNumber(bare(from)), readNumber(bare(to)))],
  ],
  [
    new RegExp(`${BEFORE}${MONTH}月?${DAY}(?:${LINK}${MONTH}月?${DAY})*${LINK}${MONTH}月${DAY}|${BEFORE}${MONTH}月(?!季)${DAY}`, 'g'),
    ([whole]) =>
      [...whole.matchAll(new RegExp(`(${MONTH})(?=月|\\s*[、和及与，,])`, 'g'))].map(([text]) => monthOf(readNumber(bare(text)))),
  ],
  [
    new RegExp(`第?(${QUARTER})${TO}第?(${QUARTER})季度`, 'g'),
    ([, from = '', to = '']) => [range(readNumber(from) * 3 - 2, readNumber(to) * 3)],
  ],
  [
    new RegExp(`第?${QUARTER}(?:季度)?(?:${LINK}第?${QUARTER}(?:季度)?)*${LINK}第?${QUARTER}季度?|第?${QUARTER}季度|首季度?`, 'g'),
    ([whole]) =>
      whole.startsWith('首') ? [quarterOf(1)] : [...whole.matchAll(new RegExp(QUARTER, 'g'))].map(([text]) => quarterOf(readNumber(text))),
  ],
  [/上、?下半年|上半年[、和及]下半年|两个半年/g, () => [halfOf('H1'), halfOf('H2')]],
  [/上半年(?!工作(?:通报|总结|汇报|情况|进展)|经济|各项)/g, () => [halfOf('H1')]],
  [/下半年(?!工作(?:通报|总结|汇报|情况|进展)|经济|各项)/g, () => [halfOf('H2')]],
  [/年初(?!有?计划|确定|制定)|岁初|(?<!召)开年(?![终底末度会])|春节|新春|迎春|农历新年|元宵/g, () => [quarterOf(1)]],
  [/三八|妇女节|植树节|学雷锋/g, () => [monthOf(3)]],
  [/清明/g, () => [quarterOf(2)]],
  [/[“"]?五一[”"]?(?=节|前|期间|劳动)|五四(?=青年|节|前夕|期间)/g, () => [monthOf(5)]],
  [/[“"]?六一[”"]?(?=节|前|期间|儿童)|儿童节|端午|高考(?=期间|前)/g, () => [monthOf(6)]],
  [/[“"]?七一[”"]?(?=节|前|期间|建党|，|,)|建党节/g, () => [monthOf(7)]],
  [/[“"]?八一[”"]?(?=节|前|期间|建军)|建军节/g, () => [monthOf(8)]],
  [/教师节/g, () => [monthOf(9)]],
  [/中秋/g, () => [quarterOf(3)]],
  [/国庆|重阳/g, () => [quarterOf(4)]],
  [/年底|年末|年终|岁末/g, () => [quarterOf(4)]],
];

/** Finds quarters, months, ranges, half-years and feasts that fix a quarter; never 每月 or 每季度, which are cadences. */
export function readWhens(text: string): WhenMention[] {
  const found: WhenMention[] = [];
  for (const [place, [pattern, read]] of READERS.entries()) {
    for (const match of text.matchAll(pattern)) {
      const mention = {
        whens: read(match),
        phrase: match[0],
        soft: place >= FIRM_READERS,
        start: match.index,
        end: match.index + match[0].length,
      };
      if (isUsable(text, mention) && !found.some((other) => overlaps(other, mention))) found.push(mention);
    }
  }
  const firm = found.filter(({ soft }) => !soft);
  return together(found, text)
    .filter((mention) => !mention.soft || !firm.some((other) => isWithin(other, mention) || isNamedBy(other, mention, text)))
    .sort((a, b) => a.start - b.start);
}

/** 春节、中秋前夕走访慰问: feasts far from each other are two times; 中秋、国庆 is one. */
function together(found: readonly WhenMention[], text: string): WhenMention[] {
  const merged: WhenMention[] = [];
  for (const mention of found.toSorted((a, b) => a.start - b.start)) {
    const before = merged.at(-1);
    const isList = before?.soft === true && mention.soft && /^[节日]*[、和及与]$/.test(text.slice(before.end, mention.start));
    if (before && isList && isFar(before.whens.at(-1), mention.whens[0])) {
      merged.splice(-1, 1, {
        ...before,
        whens: [...before.whens, ...mention.whens],
        phrase: text.slice(before.start, mention.end),
        end: mention.end,
      });
    } else merged.push(mention);
  }
  return merged;
}

const isFar = (one: When | undefined, other: When | undefined): boolean => Math.abs((one?.quarter ?? NaN) - (other?.quarter ?? NaN)) >= 2;

/** 9月 中秋国庆茶话会: a feast right behind a month only names what is held in it. */
const isNamedBy = (month: WhenMention, feast: WhenMention, text: string): boolean =>
  month.end <= feast.start && /^[^，,、。；;和及与或到至]{0,4}$/.test(text.slice(month.end, feast.start)) && !/^年/.test(feast.phrase);

const isWithin = (month: WhenMention, feast: WhenMention): boolean => month.whens.some((when) => isNear(when, feast.whens[0]));

/** 6月：七一前慰问: the month said is the month meant. */
export function isNear({ month, quarter }: When, feast: When | undefined): boolean {
  if (month === null || !feast) return false;
  return quarter === feast.quarter || (feast.month !== null && Math.abs(feast.month - month) <= 1);
}

function isUsable(text: string, { whens, phrase, start, end }: WhenMention): boolean {
  if (whens.length === 0) return false;
  if (/[每本当几个]第?$/.test(text.slice(0, start))) return false;
  return !(/^[一二三四1-4]、/.test(phrase) && text[end] === '一') && !/^(?:革命|饼)/.test(text.slice(end));
}

const overlaps = (a: WhenMention, b: WhenMention): boolean => a.start < b.end && b.start < a.end;
const bare = (text: string): string => text.replace(/^0/, '').replace('元', '1');

function monthOf(month: number): When {
  return { quarter: Math.ceil(month / 3), month, months: [month], period: null };
}

function quarterOf(quarter: number): When {
  return { quarter, month: null, months: [], period: null };
}

function halfOf(period: 'H1' | 'H2'): When {
  return { quarter: null, month: null, months: [], period };
}

function range(from: number, to: number): When {
  const whole = WHOLE[`${from}-${to}`];
  if (whole) return whole;
  const months = from <= to ? Array.from({ length: to - from + 1 }, (_, index) => from + index) : [];
  const quarters = new Set(months.map((month) => Math.ceil(month / 3)));
  const [quarter = null] = quarters.size === 1 ? quarters : [];
  return { quarter, month: null, months, period: null };
}

/** Nothing is said about when. */
export const NO_WHEN: When = { quarter: null, month: null, months: [], period: null };

const WHOLE: Readonly<Record<string, When>> = { '1-6': halfOf('H1'), '7-12': halfOf('H2'), '1-12': NO_WHEN };
