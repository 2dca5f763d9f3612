import type { ActivityType } from '@tongxin/contracts';
import { readCounts } from './counts.js';
import type { ReadItem } from './plan-reading.js';
import { saysSomething, type SentenceReading } from './read-sentence.js';
import { split } from './topics.js';
import { readWhens, type When } from './when.js';

// Sentences that plan nothing by themselves but say more of an activity named before them in their line.

/** 开展2次调研。第二、三季度各1次: only when the one before is to be. */
export function readAddenda(readings: readonly SentenceReading[]): void {
  for (const [at, reading] of readings.entries()) {
    const item = onlyItemOf(readings[at - 1], reading);
    const whens = item && !saysWhen(item) && !saysSomething(reading) ? whenOnly(reading.sentence.scan) : [];
    const [before] = readings.slice(at - 1, at);
    if (!before || !item || whens.length === 0) continue;
    const why = [...item.why, `时间：${reading.sentence.text}`];
    before.items = whens.map((when) => ({ ...item, ...when, count: Math.max(1, Math.round(item.count / whens.length)), why }));
    reading.repeats = true;
  }
}

function onlyItemOf(before: SentenceReading | undefined, { sentence }: SentenceReading): ReadItem | undefined {
  if (before?.sentence.line.index !== sentence.line.index || before.items.length > 1) return undefined;
  return before.items[0];
}

const saysWhen = ({ quarter, months, period }: ReadItem): boolean => quarter !== null || months.length > 0 || period !== null;

/** Whens of a text that says nothing else but a count for each. */
function whenOnly(scan: string): readonly When[] {
  const said = readWhens(scan);
  const parts = [...said, ...readCounts(scan)].sort((one, other) => other.start - one.start);
  const rest = parts.reduce((left, { start, end }) => left.slice(0, start) + left.slice(end), scan);
  return /^[\s，,、。；;和及在于各]*$/.test(rest) ? said.flatMap(({ whens }) => whens) : [];
}

const LABEL = /(调研|视察|协商|监督|评议)[^，,。]{0,4}?(?:题目|课题|内容|议题|选题|项目)\s*[:：]$/;
const LABELLED: Readonly<Record<string, ActivityType>> = {
  调研: 'FIELD_SURVEY',
  视察: 'INSPECTION',
  协商: 'CONSULTATION',
  监督: 'SUPERVISION',
  评议: 'APPRAISAL',
};
const ENTRY = /^\s*(?:[①②③④⑤⑥⑦⑧⑨⑩]|[（(]\d[)）])\s*(.{2,40}?)[。；;\s]*$/;

/** 开展调研2次。调研题目：①…；②… : a list that says what the activity is about. */
export function readInlineTopics(readings: readonly SentenceReading[]): void {
  for (const label of readings) {
    const type = LABELLED[LABEL.exec(label.sentence.text)?.[1] ?? ''];
    if (type === undefined || saysSomething(label)) continue;
    const line = readings.filter(({ sentence }) => sentence.line.index === label.sentence.line.index);
    const entries = entriesOf(line.slice(line.indexOf(label) + 1));
    const item = line.flatMap(({ items }) => items).findLast((one) => one.type === type);
    if (item && entries.length > 0) giveTopics(item, label, entries);
  }
}

function giveTopics(item: ReadItem, label: SentenceReading, entries: readonly SentenceReading[]): void {
  item.topics.push(...entries.flatMap(({ sentence }) => split(ENTRY.exec(sentence.text)?.[1] ?? '')));
  for (const one of [label, ...entries]) one.repeats = true;
}

/** Entries up to the first sentence that is none. */
function entriesOf(behind: readonly SentenceReading[]): readonly SentenceReading[] {
  const last = behind.findIndex((one) => saysSomething(one) || !ENTRY.test(one.sentence.text));
  return behind.slice(0, last < 0 ? undefined : last);
}
