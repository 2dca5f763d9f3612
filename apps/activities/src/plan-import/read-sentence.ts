import { readCadenceMentions, type CadenceMention } from './cadences.js';
import { clausesOf, type Clause } from './clauses.js';
import { buildItems } from './items.js';
import type { Mention } from './mention.js';
import { findMentions } from './mentions.js';
import type { ReadCadence, ReadFiling, ReadItem, ReadQuotas, ReadRule, Sourced } from './plan-reading.js';
import { readCounts } from './counts.js';
import { memberSubject, readQuotas, type QuotaReading } from './quotas.js';
import { readAmountFen, readFilings, readRules } from './rules.js';
import type { Sentence } from './sentences.js';
import { isPlanning } from './tone.js';
import { readWhens } from './when.js';

export interface SentenceReading {
  sentence: Sentence;
  items: ReadItem[];
  cadences: ReadCadence[];
  quotas: ReadQuotas;
  rules: ReadRule[];
  filings: ReadFiling[];
  /** Said something that stands elsewhere in the plan too. */
  repeats: boolean;
}

/** Says whether anything was made of a sentence. */
export function saysSomething({ items, cadences, quotas, rules, filings, repeats }: SentenceReading): boolean {
  return repeats || items.length + cadences.length + rules.length + filings.length + Object.keys(quotas).length > 0;
}

const SILENT: ReadonlySet<string> = new Set(['past', 'budget', 'principle']);

/** Reads one sentence: what it plans, what it asks of each member, which rules and filings it names. */
export function readSentence(sentence: Sentence, topicsAbove: readonly string[]): SentenceReading {
  const reading: SentenceReading = { sentence, items: [], cadences: [], quotas: {}, rules: [], filings: [], repeats: false };
  if (SILENT.has(sentence.section)) return reading;
  if (sentence.isHeading) return { ...reading, ...readPlanned(sentence, sentence.scan, { topicsAbove, hasDuties: false }) };
  const from: Sourced = { source: sentence.text, span: sentence.span };
  const amountFen = readAmountFen(sentence.scan);
  reading.rules = readRules(sentence.scan).map((kind) => ({
    kind,
    ...from,
    ...(kind.endsWith('prize') && amountFen !== undefined ? { amountFen } : {}),
  }));
  reading.filings = readFilings(sentence.scan).map((kind) => ({ kind, ...from }));
  const duties = readQuotas(sentence.scan);
  reading.quotas = duties?.quotas ?? {};
  if (!isPlanning(sentence.scan)) return reading;
  return {
    ...reading,
    ...readPlanned(sentence, withoutDuties(withoutRules(sentence.scan, reading), duties), { topicsAbove, hasDuties: duties !== null }),
  };
}

function readPlanned(
  sentence: Sentence,
  scan: string,
  { topicsAbove, hasDuties }: { topicsAbove: readonly string[]; hasDuties: boolean },
): Pick<SentenceReading, 'items' | 'cadences'> {
  const clauses = clausesOf(scan);
  const mentions = findMentions(scan, sentence.context !== null)
    .filter((mention) => !hasDuties || mention.type !== 'MEMBER_ACTIVITY' || isNamedAhead(mention, sentence))
    .filter(({ strength, clause }) => sentence.section !== 'safeguard' || strength === 'event' || readCounts(clause.text).length > 0);
  const rhythms = readCadenceMentions(scan);
  const subject = memberSubject(sentence.scan);
  const planned = mentions.filter((mention) => subject < 0 || mention.start < subject || !isByTheWay(mention, rhythms));
  const paced = new Map<Mention, CadenceMention>();
  for (const rhythm of rhythms) for (const mention of pacedBy(rhythm, planned, clauses)) paced.set(mention, rhythm);
  const cadences = [...paced].map(([mention, rhythm]) => toCadence(sentence, mention, rhythm, clauses));
  return { cadences, items: buildItems({ sentence, scan, clauses, mentions: planned, skip: new Set(paced.keys()), topicsAbove }) };
}

/** 5月开展“进村组”活动，每名委员走访10户: the activity has a name and a time, the rest says what each does at it. */
const isNamedAhead = ({ clause, start }: Mention, { scan, context }: Sentence): boolean =>
  start < memberSubject(scan) && /[“"]/.test(clause.text) && (context !== null || readWhens(scan.slice(0, start)).length > 0);

/** 每位委员每季度走访一次，收集社情民意: what the member does on the way is no item. */
function isByTheWay({ strength, clause }: Mention, rhythms: readonly CadenceMention[]): boolean {
  const isPaced = rhythms.some(({ start }) => start >= clause.start && start < clause.end);
  return strength === 'noun' && !isPaced && readCounts(clause.text).length === 0 && !/组织|开展|举办|召开/.test(clause.text);
}

/** A cadence rules what its clause names; a clause that names nothing speaks of what was named before, else after. */
function pacedBy(rhythm: CadenceMention, mentions: readonly Mention[], clauses: readonly Clause[]): Mention[] {
  const clause = clauses.find(({ start, end }) => rhythm.start >= start && rhythm.start < end);
  const same = mentions.filter((mention) => mention.clause.index === clause?.index);
  if (same.length > 0) return same;
  const before = mentions.filter(({ end }) => end <= rhythm.start).at(-1);
  const next = mentions.find(({ start }) => start >= rhythm.end);
  const isShort = (clause?.text.length ?? 0) <= 16;
  return (isShort && before ? [before] : next ? [next] : []).filter((mention) => mention !== undefined);
}

function toCadence(
  { text, span }: Sentence,
  { type }: Mention,
  { every, times, start }: CadenceMention,
  clauses: readonly Clause[],
): ReadCadence {
  const clause = clauses.find((candidate) => start >= candidate.start && start < candidate.end);
  const after = readCounts(clause?.text.slice(start - clause.start) ?? '').find(({ unit }) => '次场期篇条件'.includes(unit));
  return { type, every, count: times * (after?.value ?? 1), source: text, span };
}

/** The member's duties are quotas, not items; what stands before them in the clause may be one. */
function withoutDuties(scan: string, duties: QuotaReading | null): string {
  return (duties?.clauses ?? []).reduce((kept, { start, end }) => {
    const from = Math.max(start, duties?.from ?? start);
    return kept.slice(0, from) + ' '.repeat(end - from) + kept.slice(end);
  }, scan);
}

function withoutRules(scan: string, { rules, filings }: SentenceReading): string {
  if (rules.length + filings.length === 0) return scan;
  const named = rules.some(({ kind }) => kind !== 'commendation' && kind !== 'assessment');
  return clausesOf(scan)
    .filter(
      ({ text }) =>
        /记\s*\d+\s*分/.test(text) ||
        (named && /采用|录用|采纳|刊|奖|元|立案|缺席|请假|不参加|出勤率|参会率|调整/.test(text)) ||
        (filings.length > 0 && /总结|小结|上报|报送|有计划|报[县区市]政协/.test(text) && !/召开|举行|举办/.test(text)),
    )
    .reduce((kept, { start, end }) => kept.slice(0, start) + ' '.repeat(end - start) + kept.slice(end), scan);
}
