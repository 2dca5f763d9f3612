import { Refused } from '@tongxin/eventing';
import { readAddenda, readInlineTopics } from './addenda.js';
import { dropDuplicates } from './duplicates.js';
import { readHeading } from './heading.js';
import { isAPlan } from './is-a-plan.js';
import { BODY, type Line } from './lines.js';
import { readLists } from './lists.js';
import type { LeftSentence, PlanReading, ReadQuotas } from './plan-reading.js';
import { readSentence, saysSomething, type SentenceReading } from './read-sentence.js';
import { isTitleLine, readSentences, type Sentence } from './sentences.js';
import { labelled } from './topics.js';

/** Ten times the longest plan that was seen. */
const MOST_CHARACTERS = 50_000;
const MOST_SENTENCES = 2_000;

/** Reads a yearly plan by rules; refuses what is empty or no plan. Nothing is recorded, no date is invented. */
export function readPlan(text: string): PlanReading {
  if (text.trim().length === 0) throw new Refused('document.empty');
  if (text.length > MOST_CHARACTERS) throw new Refused('document.too-large', { characters: text.length, maxCharacters: MOST_CHARACTERS });
  const { lines, sentences } = readSentences(text);
  if (sentences.length > MOST_SENTENCES)
    throw new Refused('document.too-large', { sentences: sentences.length, maxSentences: MOST_SENTENCES });
  const titles = lines.filter((line) => isTitleLine(line, lines)).map((line) => line.text);
  const readings = readAll(sentences);
  readAddenda(readings);
  readInlineTopics(readings);
  readLists(readings, lines);
  dropDuplicates(readings, lines);
  const reading: PlanReading = { ...readHeading(titles, text), ...gather(readings), left: leftOf(readings, lines) };
  if (!isAPlan({ titles, text, numbered: lines.filter(({ level }) => level !== BODY).length }, reading))
    throw new Refused('plan-import.not-a-plan', { sentences: sentences.length });
  return reading;
}

/** A topic named on its own (协商议题：…。) holds for the rest of its line. */
function readAll(sentences: readonly Sentence[]): SentenceReading[] {
  let line = -1;
  let topics: string[] = [];
  return sentences.map((sentence) => {
    if (sentence.line.index !== line) topics = [];
    line = sentence.line.index;
    const reading = readSentence(sentence, topics);
    if (!saysSomething(reading)) topics = [...topics, ...labelled(sentence.text)];
    return reading;
  });
}

function gather(readings: readonly SentenceReading[]): Pick<PlanReading, 'items' | 'cadences' | 'rules' | 'filings' | 'quotas'> {
  return {
    items: readings.flatMap(({ items }) => items),
    cadences: readings.flatMap(({ cadences }) => cadences),
    rules: readings.flatMap(({ rules }) => rules),
    filings: readings.flatMap(({ filings }) => filings),
    quotas: readings.reduce<ReadQuotas>((all, { quotas }) => higherOf(all, quotas), {}),
  };
}

function higherOf(all: ReadQuotas, more: ReadQuotas): ReadQuotas {
  const names = Object.keys({ ...all, ...more }) as (keyof ReadQuotas)[];
  return Object.fromEntries(names.map((name) => [name, Math.max(all[name] ?? 0, more[name] ?? 0)]));
}

/** Headings are structure; every other sentence of which nothing was made is shown to the clerk. */
function leftOf(readings: readonly SentenceReading[], lines: readonly Line[]): LeftSentence[] {
  return readings
    .filter((reading) => !saysSomething(reading) && !reading.sentence.isHeading)
    .filter(({ sentence }) => lines[sentence.line.index]?.hasChildren !== true || !/[:：]$/.test(sentence.text))
    .map(({ sentence }) => ({ text: sentence.text, span: sentence.span }));
}
