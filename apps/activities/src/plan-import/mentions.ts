import type { ActivityType } from '@tongxin/contracts';
import { TRIGGERS } from './activity-triggers.js';
import { readCadenceMentions } from './cadences.js';
import { clausesOf, type Clause } from './clauses.js';
import type { Mention } from './mention.js';
import { readCounts } from './counts.js';
import { aboutOf } from './topics.js';
import { isHeld, vagueness } from './tone.js';
import { readWhens } from './when.js';

/** Finds the activities a sentence plans; aims, forms and slogans that use the same words are passed over. */
export function findMentions(scan: string, isDated = false): Mention[] {
  const dated = isDated || readWhens(scan).length > 0;
  const clauses = clausesOf(scan);
  const held = triggered(scan).flatMap(({ word, start, end, type, strength }) => {
    const clause = clauses.find((one) => start >= one.start && start < one.end);
    return clause ? [{ scan, clauses, clause, type, dated, strength, word, start, end }] : [];
  });
  const mentions = held.filter(isHeld).map(({ type, strength, word, clause, start, end, ...rest }) => {
    const vague = vagueness({ type, strength, clause, start, end, ...rest });
    return { type, strength, word, clause, start, end, vague };
  });
  return settle(withoutColonTitle(scan, mentions));
}

type Triggered = Pick<Mention, 'type' | 'strength' | 'word' | 'start' | 'end'>;

/** Every trigger word, in order; a stretch of text belongs to the first trigger that takes it. */
function triggered(scan: string): Triggered[] {
  const found: Triggered[] = [];
  for (const { type, strength, pattern } of TRIGGERS) {
    for (const { 0: word, index } of scan.matchAll(pattern)) {
      const end = index + word.length;
      if (end > index && !found.some((other) => index < other.end && other.start < end))
        found.push({ type, strength, word, start: index, end });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** 开展献爱心活动：组织委员慰问… : what stands before the colon is a title when activities follow it. */
function withoutColonTitle(scan: string, mentions: Mention[]): Mention[] {
  const inTitle = ({ clause }: Mention): boolean => clause.index === 0 && /[:：]/.test(scan.charAt(clause.end));
  return mentions.some((mention) => !inTitle(mention)) ? mentions.filter((mention) => !inTitle(mention)) : mentions;
}

const GENERAL: ReadonlySet<ActivityType> = new Set(['MEMBER_ACTIVITY', 'OTHER']);
const SETTINGS: ReadonlySet<ActivityType> = new Set([
  'TEA_PARTY',
  'ENTERPRISE_SYMPOSIUM',
  'CONSULTATION',
  'FORUM',
  'EXCHANGE_VISIT',
  'TRAINING',
  'MEMBER_VISIT',
  'ENTERPRISE_VISIT',
  'RESIDENT_VISIT',
  'INSPECTION',
  'FIELD_SURVEY',
]);

/** A general word yields to a special one; of one type said twice the fuller stays, both when each says its own. */
function settle(mentions: Mention[]): Mention[] {
  const wanted = mentions.filter(
    (mention, index) =>
      !isFormCell(mention, mentions) &&
      !isCongressReport(mention, mentions) &&
      !isWish(mention) &&
      !isPartOfSetting(mention, mentions.slice(0, index)) &&
      !mentions.slice(index + 1).some((next) => isModifier(mention, next)),
  );
  const special = wanted.filter(({ type }) => !GENERAL.has(type));
  const general = wanted.filter(({ type, clause }) => GENERAL.has(type) && !special.some((other) => other.clause === clause));
  const kept = special.every(isOnTheWay(general))
    ? general.slice(0, 1)
    : [...special, ...general.filter((mention) => counts(mention.clause) || isDatedOther(mention))];
  return kept
    .filter((mention) => !kept.some((other) => other !== mention && other.type === mention.type && yields(mention, other)))
    .sort((a, b) => a.start - b.start);
}

/** 开展“进社区”活动，收集社情民意: the activity has a name, the rest happens at it. */
const isOnTheWay =
  (general: readonly Mention[]) =>
  ({ type, clause }: Mention): boolean =>
    type === 'OPINION_WORK' && !counts(clause) && general.some((named) => named.clause.index < clause.index && /[“"]/.test(named.word));

/** 十一月征集文史资料, said beside what has a name of its own. */
const isDatedOther = ({ type, clause }: Mention): boolean => type === 'OTHER' && readWhens(clause.text).length > 0;

/** 列席人代会，讨论政府工作报告 is one occasion. */
const isCongressReport = ({ word }: Mention, mentions: readonly Mention[]): boolean =>
  word.includes('政府工作报告') && mentions.some(({ type }) => type === 'CONGRESS_OBSERVATION');

/** 年度述职｜会议: the cell that only says 会议 is the form of the other. */
const isFormCell = ({ type, clause }: Mention, mentions: readonly Mention[]): boolean =>
  type === 'MEETING' && clause.text.trim() === '会议' && mentions.length > 1;

const counts = (clause: Clause): boolean => readCounts(clause.text).some(({ unit }) => '次场期条篇件份'.includes(unit));

/** 反映社情民意 without a number is a wish. */
const isWish = (mention: Mention): boolean =>
  mention.type === 'OPINION_WORK' &&
  !counts(mention.clause) &&
  !/报送|编[印发写]|收集|征集|上报|印发|信息[^，,]*工作/.test(mention.clause.text);

/** 茶话会…座谈交流 is one occasion. */
const isPartOfSetting = ({ type, word }: Mention, before: readonly Mention[]): boolean =>
  type === 'FORUM' && !/会|沙龙|论坛/.test(word) && before.some((other) => SETTINGS.has(other.type));

const GATHERINGS: ReadonlySet<ActivityType> = new Set([
  'FORUM',
  'MEETING',
  'CONSULTATION',
  'TRAINING',
  'ENTERPRISE_SYMPOSIUM',
  'TEA_PARTY',
  'INSPECTION',
  'FIELD_SURVEY',
]);

/** 提案办理情况通报会: the first word only says what the gathering is about. */
function isModifier(mention: Mention, next: Mention): boolean {
  if (next.clause !== mention.clause || !GATHERINGS.has(next.type) || mention.strength !== 'noun') return false;
  const between =
    mention.type === 'PROPOSAL_WORK' || mention.type === 'OPINION_WORK'
      ? /^[^，,开召举组参听]{0,16}$/
      : /^[^、及和与并，,开召举组参听]{0,8}$/;
  return between.test(next.clause.text.slice(mention.end - mention.clause.start, next.start - mention.clause.start));
}

function yields(mention: Mention, other: Mention): boolean {
  if (mention.clause === other.clause) return mention.start > other.start;
  if (isOwn(mention, other)) return false;
  const [mine, theirs] = [fullness(mention), fullness(other)];
  return mine === theirs ? mention.start > other.start : mine < theirs;
}

const VAGUE_GOOD = /公益|慈善|爱心|志愿|助学|结对|帮扶/;

/** Each has a time, a subject or a number of its own, or each names another good deed. */
function isOwn(mention: Mention, other: Mention): boolean {
  if ([mention, other].some(({ clause }) => clause.index > 0 && /^\s*(?:同时|此外|另外)/.test(clause.text))) return true;
  if (OF_ITS_OWN.some((says) => says(mention.clause) && says(other.clause))) return true;
  return mention.type === 'CHARITY' && ![mention, other].some(({ word }) => VAGUE_GOOD.test(word));
}

const OF_ITS_OWN: readonly ((clause: Clause) => boolean)[] = [
  ({ text }) => readWhens(text).length > 0 || readCadenceMentions(text).length > 0,
  ({ text }) => aboutOf(text).length > 0,
  counts,
];

const fullness = ({ clause }: Mention): number =>
  (counts(clause) ? 2 : 0) + (aboutOf(clause.text).length > 0 || readWhens(clause.text).length > 0 ? 1 : 0);
